"""Section 4, star rating."""

from typing import Final

from fzdigital.policy.catalogue.actors import BUREAU
from fzdigital.rules.source import Clause, Pin
from fzdigital.text import Text

SECTION_4: Final[tuple[Clause, ...]] = (
    Clause(
        id="4(1)",
        citation=Text("四、（一）", "Section 4(1)"),
        kind="purpose", actor=BUREAU,
        paraphrase=Text(
            "评级意在让服务商彼此比较、学习、追赶、超越，提高其数字化服务的水平。",
            "The rating is meant to make providers compare with, learn from, catch up with and overtake one another, "
            "and to raise the level of their digital services.",
        ),
        pins=(Pin(1146, 1179, "9185ff6998121d9df72cb0ebd4c0b47ca72c278ec302460b573473bb4d791588"),),
        excuse=Text("说明目的，只用于解释。", "A statement of purpose; of use for interpretation only."),
    ),
    Clause(
        id="4(2)",
        citation=Text("四、（二）", "Section 4(2)"),
        kind="scope", actor=BUREAU,
        paraphrase=Text(
            "受评的是被选进服务资源库的服务商。",
            "Those rated are the providers that were selected into the service library.",
        ),
        pins=(Pin(1188, 1202, "df4d32be79bf571b0082616dd541224c5f3c1c5a7dfe3df9c303cea3946f7671"),),
        points=("OP-17",),
    ),
    Clause(
        id="4(3)",
        citation=Text("四、（三）", "Section 4(3)"),
        kind="definition", actor=BUREAU,
        paraphrase=Text("评级结果有四等。", "A rating has one of four grades."),
        pins=(Pin(1211, 1217, "a79ed7dae8daf488b89764484c3cc7a728f50957be935f6c0093d77c68968358"),),
        points=("OP-18",),
    ),
    Clause(
        id="4(3)a",
        citation=Text("四、（三）（优秀）", "Section 4(3) (excellent)"),
        kind="definition", actor=BUREAU,
        paraphrase=Text("优秀一等，给三颗星。", "A provider found excellent gets three stars."),
        pins=(Pin(1218, 1225, "0bd07867281f54b5b3abce686ef09fb82fcce4289a6282bbc6c2467428299e85"),),
        points=("OP-18",),
    ),
    Clause(
        id="4(3)b",
        citation=Text("四、（三）（良好）", "Section 4(3) (good)"),
        kind="definition", actor=BUREAU,
        paraphrase=Text("良好一等，给两颗星。", "A provider found good gets two stars."),
        pins=(Pin(1226, 1233, "1707c778e990cf8d2ce3c8433741aeb0ac5c027b4219ba0b5acb38112b259ed5"),),
        points=("OP-18",),
    ),
    Clause(
        id="4(3)c",
        citation=Text("四、（三）（一般）", "Section 4(3) (average)"),
        kind="definition", actor=BUREAU,
        paraphrase=Text("一般一等，给一颗星。", "A provider found average gets one star."),
        pins=(Pin(1234, 1241, "d321095440c8d56b22345e4d09731c12551e8e659efc836f4317c90662a83034"),),
        points=("OP-18",),
    ),
    Clause(
        id="4(3)d",
        citation=Text("四、（三）（较差）", "Section 4(3) (poor)"),
        kind="definition", actor=BUREAU,
        paraphrase=Text("较差一等，不给星。", "A provider found poor gets no star."),
        pins=(Pin(1242, 1248, "cf462b9c23b4d9fc609dcce3db713308c0453bdeb7c154c8578581f664dbad70"),),
        points=("OP-18", "OP-19"),
    ),
    Clause(
        id="4(4)",
        citation=Text("四、（四）", "Section 4(4)"),
        kind="procedure", actor=BUREAU,
        paraphrase=Text(
            "评级的主要根据，是服务了多少家企业以及满意度如何。",
            "What mainly counts in a rating is the number of enterprises a provider has served and the degree of "
            "satisfaction.",
        ),
        pins=(Pin(1257, 1281, "a9d98a560ff4c0ff437194b51142cb32c925a8e0d6b9f5190aed318a0c8408fc"),),
        points=("OP-18",),
        excuse=Text(
            "只列出主要考虑，没有权重和界线，等级须由人评定。",
            "It names the main considerations without weights or thresholds; a person has to grade.",
        ),
    ),
    Clause(
        id="4(5)a",
        citation=Text("四、（五）前段", "Section 4(5), first limb"),
        kind="time-limit", actor=BUREAU,
        paraphrase=Text(
            "首轮评级安排在首批服务商公示之后的第三个月。",
            "The first round falls in month three after the first batch of providers was put up for public notice.",
        ),
        pins=(Pin(1290, 1315, "f643811e5196fb55930d3af9b2394852e3b9d4e1e14b73d497c86b62a9d450f2"),),
        points=("OP-07", "OP-16", "OP-17"),
    ),
    Clause(
        id="4(5)b",
        citation=Text("四、（五）后段", "Section 4(5), second limb"),
        kind="discretion", actor=BUREAU,
        paraphrase=Text(
            "其后的复评依具体情况而定。",
            "What follows is re-rating, depending on the specific situation.",
        ),
        pins=(Pin(1316, 1327, "c7c4fdebe79f87156e06b8b1f33bfd2e9e8dc5d6b81f06838600b92eb518a12f"),),
        points=("OP-19",),
    ),
)  # fmt: skip
