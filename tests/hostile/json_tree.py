"""JSON values in which anything can be written: a key twice, a number as no program writes it, text that is none."""

import json
from random import Random
from typing import Any


class Pairs(list[tuple[str, Any]]):
    """An object, as its keys and values stand."""

    __slots__ = ()


class Verbatim(str):
    """Something written as it is."""

    __slots__ = ()


def tree_of(text: str) -> Pairs:
    """The document as a tree."""
    tree: Pairs = json.loads(text, object_pairs_hook=Pairs)
    return tree


def written(tree: Any, chance: Random) -> bytes:
    """A tree as text in UTF-8, its characters as they are or escaped, with or without white space.

    Args:
        tree: the tree.
        chance: decides how.
    """
    escaped = chance.random() < 0.3
    comma, colon = chance.choice(((",", ":"), (", ", ": "), (" ,\n", "\t:\r\n ")))
    return _text(tree, escaped, comma, colon).encode("utf-8", "surrogatepass")


def _text(tree: Any, escaped: bool, comma: str, colon: str) -> str:
    match tree:
        case Verbatim():
            return str(tree)
        case Pairs():
            inner = (
                f"{_text(key, escaped, comma, colon)}{colon}{_text(value, escaped, comma, colon)}"
                for key, value in tree
            )
            return "{" + comma.join(inner) + "}"
        case list():
            return "[" + comma.join(_text(one, escaped, comma, colon) for one in tree) + "]"
        case _:
            return json.dumps(tree, ensure_ascii=escaped)
