"""Section 5, dynamic management, and section 6, other matters."""

from typing import Final

from fzdigital.policy.catalogue.actors import ANYONE, BUREAU, BUREAU_UNSTATED, NOBODY, PROVIDER
from fzdigital.rules.source import Clause, Pin
from fzdigital.text import Text

SECTIONS_5_6: Final[tuple[Clause, ...]] = (
    Clause(
        id="5/scope",
        citation=Text("五、首句", "Section 5, opening sentence"),
        kind="scope", actor=BUREAU,
        paraphrase=Text(
            "动态管理由市工信局实施，对象是进了服务资源库的服务商。",
            "The bureau manages dynamically those providers that have come into the service library.",
        ),
        pins=(Pin(1334, 1361, "ea3f4d45664104a5193091271fb17c23005fa4fa4dd7a52bff3429cbfd274a1c"),),
        points=("OP-21",),
    ),
    Clause(
        id="5(1)a",
        citation=Text("五、（一）前段", "Section 5(1), first limb"),
        kind="obligation", actor=PROVIDER,
        paraphrase=Text(
            "市工信局发出通知或者提出要求的，服务商有义务据此在本市为中小企业数字化转型所设的公共服务平台等处，填写或"
            "者更新企业自身、产品及服务等方面的信息。",
            "As the bureau notifies or requires, a provider must enter or update information on itself, its products "
            "and services and the like, on the city's public service platform for digital transformation of small and "
            "medium-sized firms or similar channels.",
        ),
        pins=(Pin(1365, 1424, "a1ab75a099639dd0efb94eb467cc3d1a0de46fd77f5d9d0f17d2c8da2247db07"),),
        points=("OP-22",),
    ),
    Clause(
        id="5(1)b",
        citation=Text("五、（一）中段", "Section 5(1), second limb"),
        kind="procedure", actor=BUREAU_UNSTATED,
        paraphrase=Text(
            "更新不及时的，就向其提出整改要求。",
            "A provider that does not update promptly is required to rectify.",
        ),
        pins=(Pin(1425, 1439, "357d5d7e59a193d5f2266129853d1182f546915766a4efa9686e2548a2de8c68"),),
        points=("OP-22", "OP-23"),
    ),
    Clause(
        id="5(1)c",
        citation=Text("五、（一）后段（拒不整改）", "Section 5(1), last limb (refusal)"),
        kind="sanction", actor=BUREAU_UNSTATED,
        paraphrase=Text(
            "因更新信息一事被要求整改而拒绝的，退出资源库。",
            "A provider that refuses the rectification demanded over updating leaves the library.",
        ),
        pins=(Pin(1440, 1457, "a5240186407be22aa4187cd72a2491f59a0742b902a62e6b6662a1992bd5b1fd"),),
        points=("OP-21", "OP-23"),
    ),
    Clause(
        id="5(1)d",
        citation=Text("五、（一）后段（整改不达标）", "Section 5(1), last limb (not to standard)"),
        kind="sanction", actor=BUREAU_UNSTATED,
        paraphrase=Text(
            "因更新信息一事整改而未达标准的，退出资源库。",
            "A provider whose rectification over updating falls short of the standard leaves the library.",
        ),
        pins=(Pin(1440, 1457, "a5240186407be22aa4187cd72a2491f59a0742b902a62e6b6662a1992bd5b1fd"),),
        points=("OP-21", "OP-23"),
    ),
    Clause(
        id="5(2)a",
        citation=Text("五、（二）第一句前段", "Section 5(2), first sentence, first limb"),
        kind="permission", actor=ANYONE,
        paraphrase=Text(
            "服务商有关信息在真实、准确等方面有问题的，不论组织还是个人，都可以用真名向市工信局举报。",
            "Whoever finds a provider's information wanting in truth, accuracy or the like, organisation or "
            "individual, may report it to the bureau under a real name.",
        ),
        pins=(Pin(1461, 1508, "804692a6e371fab7990f3d3640c72c9c4591edea1871ff094d4f3e8a8e3052a1"),),
        points=("OP-25",),
    ),
    Clause(
        id="5(2)b",
        citation=Text("五、（二）第一句后段", "Section 5(2), first sentence, second limb"),
        kind="procedure", actor=ANYONE,
        paraphrase=Text(
            "举报时一并交上佐证材料，并留下联系方式。",
            "Evidence and means of contact are supplied along with it.",
        ),
        pins=(Pin(1509, 1521, "15ff86763dfa5eed4749e31d2fd56ed93fb6a68535fd3c3a5e34ff38a89b98e8"),),
        points=("OP-25",),
    ),
    Clause(
        id="5(2)c",
        citation=Text("五、（二）第二句前段", "Section 5(2), second sentence, first limb"),
        kind="obligation", actor=BUREAU,
        paraphrase=Text(
            "举报受理以后，市工信局就其内容及时找被举报的服务商核实。",
            "Once a report is accepted, the bureau promptly checks its content with the provider reported.",
        ),
        pins=(Pin(1522, 1551, "a83eb01f59a21368f25078134f10d395e8ad9e868e055711d044344934ce0c47"),),
        points=("OP-25",),
    ),
    Clause(
        id="5(2)d",
        citation=Text(
            "五、（二）第二句后段（未按要求回复）",
            "Section 5(2), second sentence, last limb (no reply as required)",
        ),
        kind="sanction", actor=BUREAU_UNSTATED,
        paraphrase=Text(
            "被举报者不照要求回复的，退出资源库。",
            "A reported provider that fails to reply as required leaves the library.",
        ),
        pins=(Pin(1552, 1591, "5663e2ab70e779f259257c7583c06b3ee3f9929f829daec8a88a0e7b547b302a"),),
        points=("OP-21", "OP-25"),
    ),
    Clause(
        id="5(2)e",
        citation=Text("五、（二）第二句后段（弄虚作假）", "Section 5(2), second sentence, last limb (falsification)"),
        kind="sanction", actor=BUREAU_UNSTATED,
        paraphrase=Text(
            "核实之后确认被举报企业弄虚作假的，退出资源库。",
            "A reported provider found on verification to have practised falsification leaves the library.",
        ),
        pins=(Pin(1568, 1591, "7d1cf5251d9851a6a64208ade606eab73750fe372f859ecda3adede63d740fb1"),),
        points=("OP-21", "OP-25"),
    ),
    Clause(
        id="5(3)a.1",
        citation=Text("五、（三）前段（要求整改）", "Section 5(3), first limb (demand)"),
        kind="discretion", actor=BUREAU,
        paraphrase=Text(
            "服务商为企业服务的过程中，有改造效果不好、企业对其产品和服务满意程度低等情形的，市工信局看情节轻重，提出"
            "整改要求。",
            "Where, in the course of a provider's service to enterprises, the transformation turns out badly, their "
            "satisfaction with its products and services is low, or the like, the bureau, having regard to gravity, "
            "requires rectification.",
        ),
        pins=(
            Pin(1595, 1601, "35d7d603f3edb6bdf67d0298b8a28812089b643300c180d9d119476557b1daf3"),
            Pin(1601, 1655, "2f8312d8f08b2b47bf2f2d888e68fa415f09a5332f4ccf880652492340913730"),
        ),
        points=("OP-23", "OP-24"),
    ),
    Clause(
        id="5(3)a.2",
        citation=Text("五、（三）前段（拒不整改）", "Section 5(3), first limb (refusal)"),
        kind="sanction", actor=BUREAU_UNSTATED,
        paraphrase=Text(
            "因服务方面的上述情形被要求整改而拒绝的，退出资源库。",
            "A provider that refuses the rectification demanded over its service leaves the library.",
        ),
        pins=(Pin(1656, 1674, "012186cea3ba6ef0b91f5c0aba5861d2bde49ff4c13fb5a3314612fcce58d82b"),),
        points=("OP-21", "OP-23"),
    ),
    Clause(
        id="5(3)a.3",
        citation=Text("五、（三）前段（整改不达标）", "Section 5(3), first limb (not to standard)"),
        kind="sanction", actor=BUREAU_UNSTATED,
        paraphrase=Text(
            "因服务方面的上述情形整改而未达标准的，退出资源库。",
            "A provider whose rectification over its service falls short of the standard leaves the library.",
        ),
        pins=(Pin(1656, 1674, "012186cea3ba6ef0b91f5c0aba5861d2bde49ff4c13fb5a3314612fcce58d82b"),),
        points=("OP-21", "OP-23"),
    ),
    Clause(
        id="5(3)b.1",
        citation=Text("五、（三）后段（重大安全事故）", "Section 5(3), second limb (accident)"),
        kind="sanction", actor=BUREAU_UNSTATED,
        paraphrase=Text(
            "服务期间出了重大安全事故的，退出资源库。",
            "A provider leaves the library if, in the period of service, a major safety accident occurs.",
        ),
        pins=(Pin(1674, 1689, "d6a11a6c945d73f3bd081a04ad94973403f55f52a7bf61f607690fd865d5580a"),),
        points=("OP-21", "OP-24"),
    ),
    Clause(
        id="5(3)b.2",
        citation=Text("五、（三）后段（违法违规）", "Section 5(3), second limb (unlawful conduct)"),
        kind="sanction", actor=BUREAU_UNSTATED,
        paraphrase=Text(
            "同一期间出现严重失信等违法违规情形的，也退出资源库。",
            "It equally leaves the library for severe dishonesty or other such conduct against law or rules in the "
            "same period.",
        ),
        pins=(Pin(1690, 1708, "2513d90c385f75dca7601cacc00c17bcb48689c3b5d8db228ad712c7524ad972"),),
        points=("OP-13", "OP-21", "OP-24"),
    ),
    Clause(
        id="5(4)",
        citation=Text("五、（四）", "Section 5(4)"),
        kind="sanction", actor=BUREAU_UNSTATED,
        paraphrase=Text(
            "评星评级中接连两次被评为无星级的，退出资源库。",
            "A provider that receives no star in two successive ratings leaves the library.",
        ),
        pins=(Pin(1712, 1740, "8a36d611854cc268f5393a409b09306865afebde5267213b7fdbe87b1babb7f0"),),
        points=("OP-19", "OP-20", "OP-21"),
    ),
    Clause(
        id="5(5)a",
        citation=Text("五、（五）前段", "Section 5(5), first limb"),
        kind="quota", actor=NOBODY,
        paraphrase=Text(
            "补充的前提，是动态调整之后资源库的家数低于二十七。",
            "Refilling presupposes that dynamic adjustment has left the library with fewer than twenty-seven firms.",
        ),
        pins=(Pin(1744, 1763, "2f65de182298fe2b8d384927e8415df07ed169f3e4627cb04908453fd4eb02d3"),),
        points=("OP-26",),
    ),
    Clause(
        id="5(5)b",
        citation=Text("五、（五）中段", "Section 5(5), second limb"),
        kind="discretion", actor=BUREAU,
        paraphrase=Text("届时市工信局将根据需要行事。", "The bureau will then act according to need."),
        pins=(Pin(1764, 1774, "82c30fd949e06c6822c8692705d56ea2051525ee3d7c38bca3892dc370ae969f"),),
        points=("OP-27",),
    ),
    Clause(
        id="5(5)c",
        citation=Text("五、（五）后段（从后备选取）", "Section 5(5), last limb (from the reserve)"),
        kind="discretion", actor=BUREAU,
        paraphrase=Text(
            "补充的一条途径，是在后备资源库里选取后备服务商。",
            "One way to replenish is to take back-up providers from the reserve library.",
        ),
        pins=(Pin(1774, 1790, "05d0c45267807ab8a9d99295f64ee48984e2222c2dd92a0ef735f55ffd171664"),),
        points=("OP-13", "OP-28"),
    ),
    Clause(
        id="5(5)d",
        citation=Text("五、（五）后段（继续征集）", "Section 5(5), last limb (further call)"),
        kind="discretion", actor=BUREAU,
        paraphrase=Text(
            "另一条途径，是接着向全国征集并遴选，用来补充资源库。",
            "The other way is to go on calling for and selecting providers from the whole country, to supplement the "
            "library.",
        ),
        pins=(Pin(1791, 1814, "18dfa59c68adfd37a2293380b9baf0d2b600f76665cda536e4e61aefab369eb5"),),
        points=("OP-07", "OP-28"),
    ),
    Clause(
        id="6",
        citation=Text("六、其他事项", "Section 6"),
        kind="validity", actor=NOBODY,
        paraphrase=Text("本办法的效力截止于二〇二五年十二月三十一日。", "The text has effect up to 31 December 2025."),
        pins=(Pin(1821, 1839, "a43b48caa8ca434de0fe9b47bc53a1e2da7fccfd092488753d93b698a40f32a2"),),
        points=("OP-02", "OP-03"),
    ),
)  # fmt: skip
