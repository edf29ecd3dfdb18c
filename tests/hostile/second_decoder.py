"""Decodes casebook documents by the types of :mod:`tests.hostile.casebook_format`."""

from typing import Any, Final

import msgspec

from tests.hostile.casebook_format import Document, require_bare
from tests.hostile.scalars import Number, Said


def _hook(kind: type, value: Any) -> Any:
    if issubclass(kind, Said):
        return kind.of(value)
    raise NotImplementedError(kind)


_DECODER: Final = msgspec.json.Decoder(Document, dec_hook=_hook, float_hook=Number)


def decoded(data: bytes) -> Document | None:
    """The document that bytes hold, or None if they are none of this format; one byte order mark in front is no fault.

    Args:
        data: the bytes.
    """
    try:
        return _DECODER.decode(data.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None


def fits(value: Any, kind: Any) -> Any:
    """A value as a field of some type holds it.

    Args:
        value: the value of a JSON document.
        kind: the type, of a field above.

    Raises:
        ValueError: it holds no such value.
    """
    found = msgspec.convert(value, kind, dec_hook=_hook)
    require_bare(found)
    return found
