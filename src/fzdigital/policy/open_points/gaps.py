"""What the text does not deal with at all (OP-30): no reading can be chosen, so it is only reported."""

from typing import Final

from fzdigital.text import Text

GAPS: Final[tuple[Text, ...]] = (
    Text(
        "没有申诉、听证等救济程序；不利处理还可能需要上位依据。",
        "There is no appeal, hearing or other remedy, and a burden may need a basis in higher law.",
    ),
    Text("没有规定退出是否公开、如何通知。", "Nothing says whether an exit is made public or how it is notified."),
    Text("没有解释权条款。", "No clause says who interprets the text."),
    Text("没有过渡条款。", "There is no transitional clause."),
    Text(
        "由两个局联合印发，但只有市工信局一家被赋予职权。",
        "Two bureaus issued the text, but only the industry bureau is given powers in it.",
    ),
)
"""The gaps, none of which can move an outcome within the text."""
