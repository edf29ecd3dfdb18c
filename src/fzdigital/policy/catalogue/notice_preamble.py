"""The notice that issues the Measures, and their preamble."""

from typing import Final

from fzdigital.policy.catalogue.actors import BUREAU, GOVERNMENT_AND_ISSUERS, ISSUERS, OFFICE, OUTSIDER
from fzdigital.rules.source import Clause, Pin
from fzdigital.text import Text

NOTICE_PREAMBLE: Final[tuple[Clause, ...]] = (
    Clause(
        id="notice/approval",
        citation=Text("印发通知正文前半句", "Notice, body, first half"),
        kind="procedure", actor=GOVERNMENT_AND_ISSUERS,
        paraphrase=Text(
            "本办法由工信、财政两局联合印发，印发前取得了市政府的同意。",
            "The two bureaus issue the text jointly, the municipal government having agreed to it beforehand.",
        ),
        pins=(Pin(145, 154, "cfb39efe4a566cdac8bc7dbda3eaae92deff5f28ca17f183bfbaf42545d2200d"),),
        points=("OP-30",),
        excuse=Text(
            "只交代制定权限，不产生可计算的后果。",
            "It explains on whose authority the text stands and yields nothing to compute.",
        ),
    ),
    Clause(
        id="notice/commence",
        citation=Text("印发通知正文后半句", "Notice, body, second half"),
        kind="validity", actor=ISSUERS,
        paraphrase=Text("通知一经发布，办法即行施行。", "Issuing the text puts it into force."),
        pins=(Pin(155, 161, "5ed819d07afdeec3af6f96f62be2c88d0f58b0c74cbf00489e9386ca39be0e98"),),
        points=("OP-01",),
    ),
    Clause(
        id="notice/date",
        citation=Text("印发通知落款日期和印发日期", "Notice, date of the document and date of printing"),
        kind="validity", actor=OFFICE,
        paraphrase=Text(
            "落款日与印发日同为二〇二四年四月十一日。",
            "The document is dated, and was printed for distribution, on 11 April 2024.",
        ),
        pins=(
            Pin(188, 198, "45b4a5323edfd6a8d286c7bc307e6b2d474cc4750da90b15f676301243031b17"),
            Pin(1853, 1865, "290a5894837936f9d78679e37988cb00597d6b6d7b7ec296a0134e06a08e6f21"),
        ),
        points=("OP-01",),
        excuse=Text(
            "日期本身不含规则，只为施行日提供依据，由 notice/commence 承载。",
            "The dates enact nothing by themselves; they anchor the first day in force, which notice/commence carries.",
        ),
    ),
    Clause(
        id="notice/open",
        citation=Text("印发通知附注", "Notice, note below the date"),
        kind="obligation", actor=BUREAU,
        paraphrase=Text(
            "文件标明属于主动公开一类。",
            "The document is marked as one to be disclosed on the authority's own initiative.",
        ),
        pins=(Pin(199, 205, "9a984436a7a4f979dfd9c02ad27f8aad346340a3a0587c04a4248f21f90d29d1"),),
        excuse=Text(
            "文件的公开属性，与任何企业的处理无关。",
            "A property of the document that bears on no firm's case.",
        ),
    ),
    Clause(
        id="preamble/basis",
        citation=Text("序言（依据）", "Preamble (basis)"),
        kind="purpose", actor=BUREAU,
        paraphrase=Text(
            "依财政部、工信部二〇二三年的城市试点通知（财建〔2023〕117号）制定，以本市制造业的重点集群为中心。",
            "Made as required by the 2023 notice of two ministries on city pilots (Caijian [2023] No. 117) and "
            "centred on the city's key manufacturing clusters.",
        ),
        pins=(Pin(277, 341, "81439df50f15d414b0b1a1497b0129cd76a72aa0f8e8991ee21287ed07bb568e"),),
        excuse=Text("制定目的和依据，只用于解释。", "Purpose and basis; of use for interpretation only."),
    ),
    Clause(
        id="preamble/library",
        citation=Text("序言（服务资源库）", "Preamble (service library)"),
        kind="definition", actor=BUREAU,
        paraphrase=Text(
            "要遴选面向细分行业中小企业的数字化服务商并为其建库；文中以“数字化服务商”“服务资源库”为两者的简称。",
            "Digital service providers for small and medium-sized firms of the named sectors are to be selected and a "
            "library of them set up; the text's short names for the two are digital service provider and service "
            "library.",
        ),
        pins=(Pin(342, 397, "a751448746eca6c812e86ef85caa592e885e41eab5b9faa7efc66c05b98ef65f"),),
        points=("OP-21",),
    ),
    Clause(
        id="preamble/reserve",
        citation=Text("序言（后备资源库）", "Preamble (reserve library)"),
        kind="definition", actor=BUREAU,
        paraphrase=Text(
            "把较好的后备服务商选出来，组成用于重点培育的另一个库，简称“后备资源库”。",
            "The better back-up providers are picked to form a second library, for focused cultivation, called for "
            "short the reserve library.",
        ),
        pins=(Pin(399, 436, "42b87c865c2ac5d60da4ebbd5f1a1b3c114a422122efe3006524221658d8648f"),),
        points=("OP-14", "OP-21"),
    ),
    Clause(
        id="preamble/nonmember",
        citation=Text("序言（库外企业）", "Preamble (firms outside)"),
        kind="permission", actor=OUTSIDER,
        paraphrase=Text(
            "未入库并不妨碍企业参与试点：具备服务条件的，同样可以提供相应服务。",
            "Not being in the library does not keep a firm from the pilot: where it meets the conditions for "
            "providing service, it may provide the corresponding services as well.",
        ),
        pins=(Pin(456, 494, "11d12f3288b7fb95b9944e2e5a625d13099588727c4905f58274061cb78b5b61"),),
        points=("OP-29",),
    ),
)  # fmt: skip
