"""Bytes changed without regard to what they say."""

from random import Random
from typing import Final

_PIECES: Final = (
    *(
        b"",
        b"\x00",
        b"\xff",
        b"\xc0\x80",
        b"\xed\xa0\x80",
        b"\xf5\x80\x80\x80",
        b"\xef\xbb\xbf",
        b"\xe4\xbd",
        b"\x1b[31m",
    ),
    *(
        b"\r\n",
        b"\t",
        b"\x0b",
        b"\xc2\xa0",
        b"{",
        b"}",
        b"[",
        b"]",
        b",",
        b":",
        b'"',
        b"\\",
        b"\\u",
        b"\\ud800",
        b"\\x41",
    ),
    *(b"null", b"true", b"NaN", b"-", b"1e9999", b"0", b"9" * 30, b"//", b"/* */", b"'", b"{}", b"[]", b"\\u0000"),
)


def battered(data: bytes, chance: Random) -> bytes:
    """Bytes with something done to them.

    Args:
        data: the bytes.
        chance: decides what.
    """
    start, end = sorted(chance.randrange(len(data) + 1) for _ in range(2))
    end = min(end, start + chance.choice((1, 3, 40)))
    match chance.randrange(10):
        case 0:
            return data[:start]
        case 1:
            return data[:start] + data[end:]
        case 2:
            return data[:start] + chance.choice(_PIECES) + data[start:]
        case 3:
            return data[:start] + chance.choice(_PIECES) + data[end:]
        case 4:
            return data[:end] + data[start:end] + data[end:]
        case 5:
            return data + chance.choice((*_PIECES, data, b" ", b"\n{}", b"\x1a"))
        case 6:
            return (
                chance.choice((b"\xef\xbb\xbf", b"\xef\xbb\xbf\xef\xbb\xbf", b"\xff\xfe", b" ", b"\x00", b"#")) + data
            )
        case 7 if start < len(data):
            return data[:start] + bytes([data[start] ^ 1 << chance.randrange(8)]) + data[start + 1 :]
        case 8:
            return data.decode("utf-8", "replace").encode(chance.choice(("utf-16", "gb18030", "utf-32", "utf-8")))
        case _:
            return data[end:] + data[:start]
