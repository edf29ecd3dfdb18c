"""The bundled synthetic casebook: invented firms, invented events, for trying things out."""

from importlib.resources import files

__all__ = ["demo_casebook_text"]


def demo_casebook_text() -> str:
    """The synthetic casebook as a JSON document."""
    return (files("fzdigital.demo") / "casebook.json").read_text(encoding="utf-8")
