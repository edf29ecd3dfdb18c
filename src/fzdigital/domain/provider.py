"""Firms that digitalise others: their code, their name, their kind (2(1), 2(2))."""

from operator import mul
from unicodedata import normalize

from attrs import field, frozen

from fzdigital.domain.checked import checked_line, require_member
from fzdigital.domain.worded import Worded
from fzdigital.errors import InvalidCodeError
from fzdigital.text import Text

_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_VALUE_OF_BYTE = tuple(_ALPHABET.find(chr(byte)) for byte in range(128))
_WEIGHTS = tuple(pow(3, position, 31) for position in range(17))
_CODE = Text("统一社会信用代码", "code")


class ProviderKind(Worded):
    """The two kinds of providers (2(1), 2(2)). Does not decide whether they exhaust all firms (OP-06)."""

    PROFESSIONAL = "professional", "专业服务商", "professional provider"
    PLATFORM = "platform", "平台服务商", "platform provider"


def checked_code(value: object) -> str:
    """A unified social credit code (GB 32100-2015), exactly as it must be written.

    Nothing is repaired: a code that needs repair may be another firm's.

    Args:
        value: 18 upper-case ASCII characters, the third to eighth digits, the last the check character.

    Returns:
        The same string.

    Raises:
        InvalidCodeError: if it is anything else. A number in particular: a spreadsheet that keeps a code as a
            number has already lost its last digits.
    """
    if not isinstance(value, str):
        raise InvalidCodeError(
            value, _CODE, Text("以文本格式保存的18位代码", "a string of 18 characters; store as text, not as a number")
        )
    if len(value) != 18 or not value.isascii() or not value[2:8].isdigit():
        raise InvalidCodeError(
            value,
            _CODE,
            Text(
                "18位半角字符，其中第3至8位为数字（GB 32100-2015）",
                "18 ASCII characters of which the third to eighth are digits (GB 32100-2015)",
            ),
        )
    values = tuple(_VALUE_OF_BYTE[byte] for byte in value.encode())
    if -1 in values:
        raise InvalidCodeError(
            value,
            _CODE,
            Text("数字和大写字母，不含I、O、S、V、Z", "digits and upper-case letters other than I, O, S, V and Z"),
        )
    check = _check(values)
    if values[17] != check:
        raise InvalidCodeError(
            value,
            _CODE,
            Text(
                f"校验码（末位）为{_ALPHABET[check]}的代码，请核对抄写",
                f"a code that ends in its check character, here {_ALPHABET[check]}; look for a copying mistake",
            ),
        )
    return value


def completed_code(body: str) -> str:
    """The code whose first 17 characters are given (GB 32100-2015), for data that is made up or masked.

    Args:
        body: 17 characters, the third to eighth digits.

    Returns:
        They and their check character.

    Raises:
        InvalidCodeError: if no code begins so.
    """
    values = tuple(map(_ALPHABET.find, body))
    return checked_code(body + _ALPHABET[_check(values)])


def _check(values: tuple[int, ...]) -> int:
    """The value of the check character of a code of which at least the first 17 values are given."""
    total: int = sum(map(mul, values[:17], _WEIGHTS))
    return -total % 31


def checked_name(value: str) -> str:
    """A firm's name as it is kept: at most 100 characters, stripped, in Unicode normal form C.

    Args:
        value: the name as given.

    Returns:
        The name; letter case and full-width forms stay as they are.

    Raises:
        InvalidValueError: if it is empty or too long, or holds a control or format character.
    """
    return checked_line(value, Text("企业名称", "name"))


def comparable_name(name: str) -> str:
    """A form of the name for comparing only, in which width and letter case do not count.

    Args:
        name: a firm's name.

    Returns:
        Its caseless compatibility form. It is never shown and does not decide that two firms are one: only
        the code does.
    """
    # Folding twice is the caseless compatibility match of the Unicode Standard (D146); once is not stable.
    once = normalize("NFKC", normalize("NFD", name).casefold())
    return normalize("NFKC", once.casefold())


@frozen
class Provider:
    """A firm that offers digitalisation services.

    Args:
        code: unified social credit code; the firm's identity.
        name: its name.
        kind: professional or platform.

    Raises:
        InvalidCodeError: if the code is none.
        InvalidValueError: if the name or kind is none.
    """

    code: str
    name: str = field(converter=checked_name)
    kind: ProviderKind

    def __attrs_post_init__(self) -> None:
        """Hold the invariants whatever attrs is told to skip."""
        checked_code(self.code)
        require_member(self.kind, ProviderKind, Text("服务商类型", "kind"))
