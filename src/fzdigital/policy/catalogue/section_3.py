"""Section 3, manner of selection."""

from typing import Final

from fzdigital.policy.catalogue.actors import APPLICANT_AND_PANEL, BUREAU, BUREAU_AND_THINK_TANK, PANEL
from fzdigital.rules.source import Clause, Pin
from fzdigital.text import Text

SECTION_3: Final[tuple[Clause, ...]] = (
    Clause(
        id="3/panel",
        citation=Text("三、第一段第一句前段", "Section 3, first paragraph, first sentence, first limb"),
        kind="procedure", actor=BUREAU_AND_THINK_TANK,
        paraphrase=Text(
            "市工信局与国家级智库一道，邀集与细分行业内中小企业数字化转型有关的专家，组成评审组。",
            "Together with a think tank of national level the bureau gathers experts concerned with the digital "
            "transformation of small and medium-sized firms in the sectors, who make up the review panel.",
        ),
        pins=(Pin(897, 936, "25a65c7c7c430eb6ab668c946d9faa5e1051f679a02d2a0606aebdb0e0bb95f6"),),
        points=("OP-08",),
    ),
    Clause(
        id="3/call",
        citation=Text("三、第一段第一句后段", "Section 3, first paragraph, first sentence, second limb"),
        kind="procedure", actor=APPLICANT_AND_PANEL,
        paraphrase=Text(
            "评审的材料是征集所得的申报书。",
            "What the panel examines are the application forms brought in by the call.",
        ),
        pins=(Pin(937, 967, "4872ea73d515c9f5d10b8b8ac7b9633ce51f2f4667e19f0b499783bd4d2c05d3"),),
    ),
    Clause(
        id="3/review",
        citation=Text("三、第一段第二句（评审）", "Section 3, first paragraph, second sentence (review)"),
        kind="procedure", actor=PANEL,
        paraphrase=Text(
            "评审组以遴选评分表为准绳，每个申报单位都要评。",
            "The score sheet for the selection is the measure by which the panel examines each single applicant.",
        ),
        pins=(Pin(968, 1010, "acf810dabf0653aae5099f3ff47459e571698498af7bf28424d56d4a8f2131a5"),),
        points=("OP-10",),
    ),
    Clause(
        id="3/veto",
        citation=Text("三、第一段第二句（括注）", "Section 3, first paragraph, second sentence (bracket)"),
        kind="sanction", actor=PANEL,
        paraphrase=Text(
            "申报单位在失信名单上的，仅此一项即被否决。",
            "Being on a list of dishonest entities is by itself enough for an applicant to be turned down.",
        ),
        pins=(Pin(1011, 1022, "2463e6a7b33800d906ffd31f8ba418f8c5b47d0c74673e48143f486d78e22092"),),
        points=("OP-13",),
    ),
    Clause(
        id="3/score",
        citation=Text("三、第一段第二句（评分）", "Section 3, first paragraph, second sentence (scores)"),
        kind="procedure", actor=PANEL,
        paraphrase=Text("评审组就评审给出分数。", "The panel gives scores for its review."),
        pins=(Pin(1024, 1030, "cda137910acd0741c10152df73154df5b1461f8a855baa3e5d7706bdc125c686"),),
        points=("OP-08", "OP-10"),
    ),
    Clause(
        id="3/trim",
        citation=Text("三、第一段第二句（去高去低）", "Section 3, first paragraph, second sentence (trimming)"),
        kind="procedure", actor=PANEL,
        paraphrase=Text(
            "一家单位所得的分数，剔除最高与最低再行计算。",
            "Before the calculation an applicant's highest and lowest scores are left out.",
        ),
        pins=(Pin(1031, 1048, "264df461fd0010aba375d0380152d0f6a1957f0620743b233e222a2628a52c25"),),
        points=("OP-08", "OP-09"),
    ),
    Clause(
        id="3/mean",
        citation=Text("三、第一段第二句（平均）", "Section 3, first paragraph, second sentence (mean)"),
        kind="procedure", actor=PANEL,
        paraphrase=Text(
            "剩下分数的平均值即该单位的最终得分。",
            "The average of what remains is that applicant's final score.",
        ),
        pins=(Pin(1049, 1065, "89e4b903531ea5ad073bf546e6027d408f60d9d6022fced152e761649926df7f"),),
        points=("OP-10",),
    ),
    Clause(
        id="3/rank",
        citation=Text("三、第一段第三句（排列）", "Section 3, first paragraph, third sentence (order)"),
        kind="procedure", actor=PANEL,
        paraphrase=Text("排列以最终得分高者在前。", "The order is by final score, the higher before the lower."),
        pins=(Pin(1066, 1078, "1c265b9e998b37756fc006de98e1ba0c7f3748c166751408649294ba5c551336"),),
        points=("OP-05", "OP-11"),
    ),
    Clause(
        id="3/recommend",
        citation=Text("三、第一段第三句（推荐）", "Section 3, first paragraph, third sentence (recommendation)"),
        kind="procedure", actor=PANEL,
        paraphrase=Text(
            "对所选的那一批，评审组拟出推荐的服务商名单。",
            "For the batch being selected the panel puts forward the names of the providers it recommends.",
        ),
        pins=(Pin(1079, 1101, "847cc08759773448276cba4899271d4aa6335bf7dacf518f69aa0cc53aed33e1"),),
        points=("OP-07", "OP-11", "OP-12"),
    ),
    Clause(
        id="3/opinion",
        citation=Text("三、第一段第三句（意见）", "Section 3, first paragraph, third sentence (opinion)"),
        kind="procedure", actor=PANEL,
        paraphrase=Text(
            "名单之外，评审组还要给出评审意见。",
            "With the names the panel delivers its opinion on the review.",
        ),
        pins=(Pin(1102, 1109, "dbb50c907b93d4f90680c8341f805e2f8832a1ce478a16f41a7fb30ded85e4b8"),),
        points=("OP-12",),
    ),
    Clause(
        id="3/decide",
        citation=Text("三、第二段", "Section 3, second paragraph"),
        kind="procedure", actor=BUREAU,
        paraphrase=Text(
            "服务资源库的最终名单，由市工信局研究之后定下来。",
            "After considering the matter, the bureau determines the definitive list of the service library.",
        ),
        pins=(Pin(1110, 1131, "eaa8161e149e855ab1fe5d319c1613049e9f332deae2bf67d582b529c36b77c1"),),
        points=("OP-12",),
    ),
)  # fmt: skip
