"""The document to be signed as one HTML page and as Markdown."""

from xml.etree.ElementTree import SubElement

from fzdigital.render.html import document, page, paragraphs, said, written
from fzdigital.render.pages import pages_markdown
from fzdigital.signing.report import Signed, lead_lines, sections, signing_paper
from fzdigital.text import Text


def signing_markdown(one: Signed) -> str:
    """The document as Markdown.

    Args:
        one: what there is to sign.
    """
    return pages_markdown(signing_paper(one), lead_lines(one))


def signing_html(one: Signed) -> str:
    """The document as one HTML page that needs nothing but itself, with its contents first.

    Args:
        one: what there is to sign.
    """
    paper = signing_paper(one)
    root, body = document(paper.title, one.language)
    said(body, "h1", paper.title)
    paragraphs(body, lead_lines(one))
    pages = {each.name: each for each in paper.pages}
    parts = [(title, [pages[unit.id] for unit in several]) for title, several in sections(one)]
    names = {each.name for _, several in parts for each in several}
    others = [(each.title, [each]) for each in paper.pages if each.name not in names]
    nav = SubElement(body, "nav")
    said(nav, "b", one.said(Text("目录", "Contents")))
    contents = SubElement(nav, "ol")
    # What gives a first view stands before the units, the rest after them.
    for number, (title, several) in enumerate((*others[:1], *parts, *others[1:]), 1):
        said(SubElement(contents, "li"), "a", title, href=f"#part-{number}")
        section = SubElement(body, "section", {"id": f"part-{number}"})
        if len(several) > 1 or (title, several) in parts:
            said(section, "h2", title)
        for each in several:
            page(section, each, without=())
    return written(root)
