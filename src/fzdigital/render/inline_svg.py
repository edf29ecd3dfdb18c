"""A chart as part of a page: its SVG without what only a file of its own needs."""

from re import compile as pattern
from typing import Final
from xml.etree.ElementTree import Element, fromstring

_REFERENCE: Final = pattern(r"url\(#([^)]*)\)")


def inlined(svg: bytes, name: str, label: str) -> Element:
    """The drawing as an element of a page.

    Args:
        svg: the file, as this library draws it.
        name: what its inner names begin with, so that those of two drawings of one page differ.
        label: what it shows, for whoever does not see it.
    """
    root = fromstring(svg)
    for parent in root.iter():
        for child in [one for one in parent if _bare(one.tag) == "metadata"]:
            parent.remove(child)
    for one in root.iter():
        one.tag = _bare(one.tag)
        attributes = {_bare(key): _referring(_bare(key), value, name) for key, value in one.attrib.items()}
        one.attrib.clear()
        one.attrib.update(attributes)
    for size in ("width", "height"):
        del root.attrib[size]
    root.attrib.update({"role": "img", "aria-label": label})
    return root


def _bare(name: str) -> str:
    return name.rpartition("}")[2]


def _referring(key: str, value: str, name: str) -> str:
    if key == "id":
        return f"{name}-{value}"
    if key == "href":
        return value.replace("#", f"#{name}-", 1)
    return _REFERENCE.sub(rf"url(#{name}-\1)", value)
