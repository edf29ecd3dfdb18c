"""The words of the official text that no unit claims, each with what they are and why.

Together with the pins of the units they leave no character of the text over. Like those they are places and hashes,
never the words.
"""

from collections.abc import Iterator
from typing import Final

from attrs import frozen

from fzdigital.rules.source import Pin
from fzdigital.text import Text


@frozen
class Outside:
    """A span of the official text that lays down nothing by itself.

    Args:
        kind: what it is, such as a heading, in both languages.
        reason: why no unit claims it, in both languages.
        pin: where it stands in the official text.
    """

    kind: Text
    reason: Text
    pin: Pin


def _spans(kind: Text, reason: Text, *pins: Pin) -> Iterator[Outside]:
    return (Outside(kind, reason, pin) for pin in pins)


_COMMA: Final = "ad9464da161a8d5ae3709ec94baad99de11664bfadb5d02d94caf72fa3bea203"
_STOP: Final = "eb0d5884569b398e475b89e77a068c6c575a0064ff6a72fafc173102c4cfcd57"
_OPENED: Final = "da047c04c9b5e27e78ff208247d6606ea098526d165f12be6e39e8ec8d022e18"
_CLOSED: Final = "f2e44c6c9545f08ba725de2c18e7dcc548cb28425cf6847278b68c3f03f59819"
_CLOSED_AND_COMMA: Final = "5f729e91abae0d068edcaffb3aba693dbc62a7288b8de9fff84b78267c63bc69"
_COMMAS: Final = (
    154, 276, 341, 397, 436, 455, 683, 709, 936, 1030, 1048, 1078, 1101, 1217, 1225, 1233, 1241, 1315,
    1424, 1439, 1508, 1551, 1655, 1689, 1763,
)  # fmt: skip
_STOPS: Final = (
    161, 494, 563, 672, 718, 760, 823, 890, 967, 1065, 1109, 1131, 1179, 1202, 1248, 1281, 1327, 1361,
    1457, 1521, 1591, 1708, 1740, 1814, 1839,
)  # fmt: skip

_BY_KIND: Final = (
    *_spans(
        Text("版头", "letterhead"),
        Text(
            "标明由谁发文；机关的职权由各单元写明。",
            "It shows who issues the document; who holds which power is said by the units.",
        ),
        Pin(0, 18, "b89c056a9728f4bbfa5c9fbe5feb49b2aedd27126215f7d2e776e29f00957028"),
    ),
    *_spans(
        Text("发文字号", "document number"),
        Text(
            "文件的编号，本身不规定任何事项。",
            "The number under which the document is filed; it lays down nothing.",
        ),
        Pin(18, 32, "fd16547b14f2e6c7fb8d9c0a39f4929d5d096deac3466ef250edb60585f82902"),
    ),
    *_spans(
        Text("文件标题", "title"),
        Text(
            "指明所发和所附的是哪份文件，不另作规定。",
            "It names the document issued or annexed and lays down nothing besides.",
        ),
        Pin(32, 81, "5473cd4d17ba3e63ba17ff9b108efc1b45316c6ba3a9ec95c75770b3cf3b8853"),
        Pin(120, 145, "e7fbd8031aaa653d9e8fe28d66c024e9f2ad398a7eaf69f793be72cde71f28a7"),
        Pin(162, 188, "1d90da3bc5d85e5c256ee84e553c6d7d678a6bf0d4d1845e75727002dfa314d5"),
        Pin(206, 232, "1d90da3bc5d85e5c256ee84e553c6d7d678a6bf0d4d1845e75727002dfa314d5"),
    ),
    *_spans(
        Text("主送机关", "addressees"),
        Text(
            "通知发给谁；办法适用于谁由各单元规定。",
            "Whom the notice is sent to; whom the Measures concern is laid down by the units.",
        ),
        Pin(81, 120, "481924fc2c26a36ed862747471b0104459ac119ca43c5f7d35470c32cc1f1d77"),
    ),
    *_spans(
        Text("序言的政策背景", "policy background in the preamble"),
        Text(
            "交代所贯彻的上级部署，不含可执行的内容。",
            "It tells which policy of higher authorities is carried out and holds nothing to execute.",
        ),
        Pin(232, 276, "c1be0f1eadee19cf95b082234854c668a4f3156cb179516826f5b25b7e4bec82"),
    ),
    *_spans(
        Text("序言的目的", "purpose in the preamble"),
        Text(
            "说明两个库为何而建，对任何企业都不产生后果。",
            "It says what the two libraries are for; nothing follows from it for any firm.",
        ),
        Pin(437, 455, "7cc73c79fd9f1ccfafc3fed1f8f7a611ca9d65379e4488571bb760bb20c6f78c"),
    ),
    *_spans(
        Text("连接词", "connective"),
        Text(
            "把前后两个单元连起来；是并列还是择一，由单元的释义和规则表达。",
            "It joins the units beside it; whether both or either is meant is said by their paraphrases and rules.",
        ),
        Pin(398, 399, "2f4b6032adda461bc42d7c7424b0441efcef375b9a10da2eeaac3ad9544b811e"),
        Pin(1790, 1791, "a2123d69506f51ff112bad06f9c997cb4fa8b854ecce191a5204861bbb1ee732"),
    ),
    *_spans(
        Text("标题和序号", "heading or item number"),
        Text(
            "给章节和各项编号、命名，帮助理解，本身不作规定。",
            "It numbers and names a section or item, helps to understand it, and lays down nothing by itself.",
        ),
        Pin(495, 501, "f1d5cfc51a2038f2c1288bb467f5b6d81cdb8c54ddc5692f71372bbbc556e67d"),
        Pin(719, 725, "08f30d649edcf6c84aff3d722ee3dbfdee554ac79fe031efbef780b2b3d511a8"),
        Pin(761, 769, "d16729a654f635be647dd27940503960db3989283a14a13d6d613fd51165b073"),
        Pin(824, 832, "7a4064abe6e23d0e33860a6af251e84a7e5c1593802e158b23b4da1e6269cbf5"),
        Pin(891, 897, "8da3ba5f3954af41ed34dfe96cf782c90076480e5a2d40bbebabc4ea3303e143"),
        Pin(1132, 1138, "50c79affa716490672f224738e47dc7a418f751e4d6c57eb2bceeb54c53730f0"),
        Pin(1138, 1146, "11879228af5f0b714ad384a5ca1aacd614dde0ff54ae40518d2d798b5d2949e7"),
        Pin(1180, 1188, "1604b556d8d4a399e35a9bedca37f7a12c4a043b7a6b3334dc24c3f027bc4856"),
        Pin(1203, 1211, "3eaeec86104415b38158d7bd60159e1f5c69da4faf02aa01ee92ae0094f972d0"),
        Pin(1249, 1257, "e2e2d9fb2479cdf148c77b2beb776f6c81356033dcca24188048d5818c29ecf6"),
        Pin(1282, 1290, "1c5cceeb6161829863bf6c68bfa03c69306e58ea0929bdeebbd9e228b532d2c4"),
        Pin(1328, 1334, "1b8b8ba4cc98fe061b5005837ed54091f3e9a7a8f0bcd706374fb557ec8c6854"),
        Pin(1362, 1365, "28e648b54cbff9c62d610ea7b74745c89bd0a3cb7a8b805ae9adf239c315cfe0"),
        Pin(1458, 1461, "f00099cb003801c5488f3f8dc51341c04eba5da62f17ecffae650be7ca2e44a6"),
        Pin(1592, 1595, "faca1bbf41f25eda167b7c4e0fdb59214c7a2c075e2d4a7ba88a59564d80f617"),
        Pin(1709, 1712, "0148393ce50bc147222b2eacc51000d685ef37070ed3e2bb43f078ccaddb3a79"),
        Pin(1741, 1744, "2fa8eed1ce2fba411b93887626db204d824a3f106e5889ebed2b4544a673e5e2"),
        Pin(1815, 1821, "e39980d80f62e8641304d80b51279e43e3fdea36534c563c2e10b51859e8072c"),
    ),
    *_spans(
        Text("引出表格的文字和表头", "lead-in to the table and its header"),
        Text(
            "指向下面的表；表内的名额由 1/table 承载。",
            "It points to the table below, whose numbers 1/table carries.",
        ),
        Pin(564, 583, "4751f35d4c6ad10136363be515a5204107f024daf6ca8df76a3a48da1463c700"),
        Pin(598, 610, "8c1bca9a87be8cb41ed093c0f7c4f1daed530cf3104c9cc927e73e707a21822a"),
    ),
    *_spans(
        Text("印发机关", "printing office"),
        Text(
            "由哪个办公室印制；印发日期由 notice/date 承载。",
            "Which office had it printed; the date of printing is carried by notice/date.",
        ),
        Pin(1840, 1853, "80e84b15fafb7f36f56cd68b0cab96f94ad782239e21c645f559b1650b61e8ed"),
    ),
    *_spans(
        Text("标点", "punctuation"),
        Text(
            "分隔单元的标点，不属于任何单元。",
            "A mark between units that belongs to none of them.",
        ),
        *(Pin(at, at + 1, _COMMA) for at in _COMMAS),
        *(Pin(at, at + 1, _STOP) for at in _STOPS),
        *(Pin(at, at + 1, _OPENED) for at in (198, 1010)),
        Pin(205, 206, _CLOSED),
        Pin(1022, 1024, _CLOSED_AND_COMMA),
    ),
)

OUTSIDE: Final[tuple[Outside, ...]] = tuple(sorted(_BY_KIND, key=lambda span: span.pin.start))
"""Every span outside the units, in the order of the document."""
