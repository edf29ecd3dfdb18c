"""Section 1, overall goal, and section 2, scope of selection."""

from typing import Final

from fzdigital.policy.catalogue.actors import APPLICANT, BUREAU, BUREAU_UNSTATED, PROVIDER
from fzdigital.rules.source import Clause, Pin
from fzdigital.text import Text

SECTIONS_1_2: Final[tuple[Clause, ...]] = (
    Clause(
        id="1/total",
        citation=Text("一、第一段（总数）", "Section 1, first paragraph (total)"),
        kind="quota", actor=BUREAU,
        paraphrase=Text(
            "四个细分行业加在一起，选出三十二家服务商。",
            "Thirty-two providers are to be selected, counting the four sectors together.",
        ),
        pins=(Pin(501, 563, "66d43a3d87fb49d0ee2ec1f57683361e286b01a4567777593faff704fca6a412"),),
        points=("OP-04", "OP-06", "OP-07"),
    ),
    Clause(
        id="1/sectors",
        citation=Text("一、第一段（行业）", "Section 1, first paragraph (sectors)"),
        kind="scope", actor=APPLICANT,
        paraphrase=Text(
            "遴选针对列名的四个行业：针织及钩针编织、棉纺化纤及印染、电子器件、汽车零部件（均以全称为准）。",
            "Selection concerns four named sectors: knitted and crocheted textiles; cotton and synthetic textiles "
            "with finishing; electronic devices; automobile parts (each by its full name).",
        ),
        pins=(Pin(504, 552, "f6092beca60edac3b389818aab9571b47639dc632276db36c679282d42e33e7c"),),
        points=("OP-06",),
    ),
    Clause(
        id="1/table",
        citation=Text("一、遴选计划表", "Section 1, plan table"),
        kind="quota", actor=BUREAU,
        paraphrase=Text(
            "遴选计划表逐行业列出家数：针织十，棉纺化纤六，电子十，汽车零部件六。",
            "The selection plan table gives each sector its number: knit ten, cotton six, electronics ten, automobile "
            "parts six.",
        ),
        pins=(
            Pin(583, 598, "930def3a5604a945e16ee35ccb341fe16b2260960022896598e308500a7db125"),
            Pin(610, 625, "30d478ea5d5abf44fe8c455ffd46a916d96f6d00be9b157f599074668329b659"),
            Pin(625, 641, "d4b0a08df5f24a4427b4e15a6e18aa770b97f07370695214c74abaf38612e6e3"),
            Pin(641, 653, "2c9dab9bb684afcf7cf9f52daf1a924dae98ffd6142e2faf6cbcb2090451ae2c"),
            Pin(653, 665, "78769890bb8790f5ee15c763456d2055fa8854b108a781980ec66fa3513168bd"),
        ),
        points=("OP-04", "OP-05", "OP-06", "OP-07", "OP-11"),
    ),
    Clause(
        id="1/reserve/build",
        citation=Text("一、末段第一句", "Section 1, last paragraph, first sentence"),
        kind="obligation", actor=BUREAU,
        paraphrase=Text("还要另设后备资源库。", "There is to be a reserve library as well."),
        pins=(Pin(665, 672, "9893165e0d9a0e1533b37d00307ad621588ef6de5de025a1189eac8c55bacf63"),),
        points=("OP-14",),
    ),
    Clause(
        id="1/reserve/after",
        citation=Text("一、末段第二句（先后）", "Section 1, last paragraph, second sentence (order)"),
        kind="procedure", actor=BUREAU,
        paraphrase=Text(
            "后备的选取排在服务商遴选之后。",
            "Picking the reserve comes later than the selection of providers.",
        ),
        pins=(Pin(673, 683, "543b4f5cdf2827e25e01ab53cf8466dea6a943ac0c903fe31280129fc04f7a85"),),
        points=("OP-07",),
    ),
    Clause(
        id="1/reserve/pool",
        citation=Text("一、末段第二句（来源）", "Section 1, last paragraph, second sentence (pool)"),
        kind="scope", actor=BUREAU,
        paraphrase=Text(
            "后备出自暂时没有选上的服务商。",
            "The reserve comes out of those providers that have for the time being not been selected.",
        ),
        pins=(Pin(684, 696, "0e85ee320a7e4e9831c545aff9405376c266f37cfbf689f2eda60b4840a5035e"),),
        points=("OP-13", "OP-14"),
    ),
    Clause(
        id="1/reserve/merit",
        citation=Text("一、末段第二句（标准）", "Section 1, last paragraph, second sentence (standard)"),
        kind="discretion", actor=BUREAU_UNSTATED,
        paraphrase=Text("取其中较好者充任后备。", "The better of them become back-up providers."),
        pins=(Pin(694, 709, "1a66318dd774b2c1dad8b6ef9fd7509ebabf9a99aac51ba0f3dcc31313db471c"),),
        points=("OP-14",),
    ),
    Clause(
        id="1/reserve/size",
        citation=Text("一、末段第二句（家数）", "Section 1, last paragraph, second sentence (size)"),
        kind="quota", actor=BUREAU,
        paraphrase=Text(
            "后备的数量是二十至二十五家。",
            "The number picked for the reserve is from twenty to twenty-five.",
        ),
        pins=(Pin(710, 718, "3393ea085eed74684e27c0a579f61dea63e9dc3f6830df17162af6097bf46db3"),),
        points=("OP-15",),
    ),
    Clause(
        id="2/nationwide",
        citation=Text("二、首句（地域）", "Section 2, opening sentence (area)"),
        kind="scope", actor=APPLICANT,
        paraphrase=Text(
            "国内任何地方的服务商都在遴选之列。",
            "Providers from anywhere in the country fall within the selection.",
        ),
        pins=(Pin(725, 730, "59f4017a11987b773accf8005c030a01189bbb5fcc30dcc1d0e81503159966c9"),),
    ),
    Clause(
        id="2/willing",
        citation=Text("二、首句（意愿）", "Section 2, opening sentence (willingness)"),
        kind="scope", actor=APPLICANT,
        paraphrase=Text(
            "服务商须愿意向福州的中小企业供应其数字化转型所需的产品与服务。",
            "The provider is one that wishes to supply products and services for the digital transformation of "
            "Fuzhou's small and medium-sized firms.",
        ),
        pins=(Pin(730, 760, "314f11cee5aeb73f68e7b7968fef59d3953b3897bf73da52cf9edee5903ec45f"),),
    ),
    Clause(
        id="2(1)",
        citation=Text("二、（一）", "Section 2(1)"),
        kind="definition", actor=PROVIDER,
        paraphrase=Text(
            "专业服务商以试点行业的制造业为对象，就“研产供销”各环节供应“小快轻准”的数字化方案与产品。",
            "A professional provider supplies digital solutions and products that are small in scale, fast, "
            "light-weight and precise, for research, production, supply and sales in manufacturing of the pilot "
            "sectors.",
        ),
        pins=(Pin(769, 823, "e7c51698c6dee0a38e85dd03c9a4a40c2a289a84c0a81d884d8ab7f2c9515165"),),
        points=("OP-06",),
    ),
    Clause(
        id="2(2)",
        citation=Text("二、（二）", "Section 2(2)"),
        kind="definition", actor=PROVIDER,
        paraphrase=Text(
            "平台服务商有能力整合不同行业、不同领域的数据，可以把多个行业通用的应用服务系统集成起来，从而汇集并分析这"
            "些通用应用的数据。",
            "A platform provider is able to bring together data across industries and fields and to integrate the "
            "application service systems that several industries have in common, so that the data of those common "
            "applications are integrated and analysed.",
        ),
        pins=(Pin(832, 890, "471ba09cb29a0fb7761379c45addef9fe6d4d8b3127b8eec143ed41a263e0cdc"),),
        points=("OP-06",),
    ),
)  # fmt: skip
