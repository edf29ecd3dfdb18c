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
    parts = sections(one)
    units = {unit.id for _, several in parts for unit in several}
    after = [each for each in paper.pages if each.name not in units]
    nav = SubElement(body, "nav")
    said(nav, "b", one.said(Text("目录", "Contents")))
    contents = SubElement(nav, "ol")
    for number, (title, several) in enumerate(parts, 1):
        item = said(contents, "li", "")
        said(item, "a", f"{title} ({len(several)})", href=f"#part-{number}")
    for number, each in enumerate(after, len(parts) + 1):
        said(SubElement(contents, "li"), "a", each.title, href=f"#part-{number}")
    for number, (title, several) in enumerate(parts, 1):
        section = SubElement(body, "section", {"id": f"part-{number}"})
        said(section, "h2", title)
        for unit in several:
            page(section, pages[unit.id], without=())
    for number, each in enumerate(after, len(parts) + 1):
        page(SubElement(body, "section", {"id": f"part-{number}"}), each, without=())
    return written(root)
