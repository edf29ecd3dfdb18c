"""Building blocks of a page that needs nothing but itself: no script, no request, a font only within it."""

from collections.abc import Iterable
from typing import Final
from xml.etree.ElementTree import Element, SubElement, tostring

from fzdigital.render.paper import Grid, Page
from fzdigital.text import Language

STYLE: Final = """
:root { color-scheme: light; --line: #b9c4cd; --soft: #f1f5f8; --ink: #1c2730; --mark: #8a1c1c; }
body { margin: 0 auto; max-width: 74rem; padding: 1.5rem; color: var(--ink); background: #fff; line-height: 1.6;
  font-family: "Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", SimSun, "WenQuanYi Micro Hei", serif; }
h1 { font-size: 1.6rem; margin: 0 0 .5rem; } h2 { font-size: 1.25rem; border-bottom: 2px solid var(--line);
  margin-top: 2.5rem; padding-bottom: .2rem; } h3 { font-size: 1.05rem; margin-bottom: .3rem; }
.period { font-weight: bold; } .blank { border-bottom: 1px solid var(--line); min-height: 1.8rem; max-width: 40rem; }
nav { background: var(--soft); border: 1px solid var(--line); padding: .6rem 1.2rem; } nav ol { columns: 2; }
.table { overflow-x: auto; } table { border-collapse: collapse; margin: .6rem 0; font-size: .85rem; width: 100%;
  min-width: 50rem; table-layout: fixed; } .wide table { min-width: 68rem; }
th, td { border: 1px solid var(--line); padding: .2rem .35rem; text-align: left; vertical-align: top;
  white-space: pre-line; overflow-wrap: anywhere; }
th { background: var(--soft); } td.number { text-align: right; }
details { border-left: 3px solid var(--line); padding-left: .8rem; margin: .3rem 0; }
summary { cursor: pointer; } summary b { font-weight: bold; }
code { font-size: .85rem; overflow-wrap: anywhere; } p { margin: .3rem 0; white-space: pre-line; }
@media print { body { max-width: none; padding: 0; } nav { break-after: page; } thead { display: table-header-group; }
  tr, h2, h3, summary { break-inside: avoid; } h2, h3 { break-after: avoid; }
  table, .wide table { min-width: 0; font-size: 8pt; } .table { overflow: visible; } .wide { page: wide; } }
@page { size: A4; margin: 15mm; } @page wide { size: A4 landscape; }
"""
"""How the page looks, on a screen and on A4; what is folded stays folded on paper."""


def document(title: str, language: Language, font: str = "") -> tuple[Element, Element]:
    """A page and its body, to be filled.

    Args:
        title: its title.
        language: ``zh`` or ``en``.
        font: rules of a style sheet with a font that stands in them; none leaves the choice to the reader's system.
    """
    root = Element("html", {"lang": "zh-CN" if language == "zh" else "en"})
    head = SubElement(root, "head")
    SubElement(head, "meta", {"charset": "utf-8"})
    SubElement(head, "meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"})
    # Whatever a casebook holds, the page fetches and runs nothing.
    policy = "default-src 'none'; style-src 'unsafe-inline'" + ("; font-src data:" if font else "")
    SubElement(head, "meta", {"http-equiv": "Content-Security-Policy", "content": policy})
    said(head, "title", title)
    said(head, "style", STYLE + font)
    return root, SubElement(root, "body")


def written(root: Element) -> str:
    """The page as text."""
    return "<!DOCTYPE html>\n" + tostring(root, encoding="unicode", method="html") + "\n"


def said(parent: Element, tag: str, text: str, **attributes: str) -> Element:
    """An element that holds text; the text is never taken for markup."""
    found = SubElement(parent, tag, {name.rstrip("_"): value for name, value in attributes.items()})
    found.text = text
    return found


def paragraphs(parent: Element, lines: Iterable[str], **attributes: str) -> None:
    """Lines as paragraphs."""
    for line in lines:
        said(parent, "p", line, **attributes)


def table(parent: Element, grid: Grid) -> None:
    """A table."""
    frame = SubElement(SubElement(parent, "div", {"class": "table"}), "table")
    columns = SubElement(frame, "colgroup")
    for width in grid.widths:
        SubElement(columns, "col", {"style": f"width: {100 * width // sum(grid.widths)}%"})
    head = SubElement(SubElement(frame, "thead"), "tr")
    for heading in grid.headings:
        said(head, "th", heading)
    body = SubElement(frame, "tbody")
    for cells in grid.rows:
        row = SubElement(body, "tr")
        for cell in cells:
            if isinstance(cell, int):
                said(row, "td", str(cell), class_="number")
            else:
                said(row, "td", cell)


def page(parent: Element, one: Page, *, without: tuple[str, ...]) -> None:
    """A page of a paper under its title.

    Args:
        parent: where it goes.
        one: the page.
        without: paragraphs that the whole document says once and for all.
    """
    frame = SubElement(parent, "article", {"class": "wide"} if one.wide else {})
    said(frame, "h3", one.title)
    paragraphs(frame, (line for line in one.lead if line not in without))
    for grid in one.grids:
        table(frame, grid)
    paragraphs(frame, one.notes)
    paragraphs(frame, one.blanks, class_="blank")


def outline(parent: Element, lines: Iterable[str]) -> None:
    """The lines of an outline, each ``- text`` indented by two blanks a step, as nested lists."""
    lists = [SubElement(parent, "ul")]
    for line in lines:
        bare = line.lstrip(" ")
        depth = (len(line) - len(bare)) // 2
        del lists[depth + 1 :]
        while len(lists) <= depth:
            under = lists[-1]
            lists.append(SubElement(under[-1] if len(under) else under, "ul"))
        said(lists[-1], "li", bare.removeprefix("- "))
