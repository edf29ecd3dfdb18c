"""What other programs may import is as it was, unless somebody changed it on purpose."""

from difflib import unified_diff

import pytest

from tests.docs.pages import source
from tests.repository.surface import KEPT, PUBLIC, names_of, surface
from tests.repository.tree import PACKAGE

RENEW = "if that is meant, run python -m tests.repository.surface, and tell of it in the changelog"


class TestSurface:
    """Every public name with its types, and nothing more."""

    def test_it_is_as_kept(self) -> None:
        """A name that is added, removed or given other types shows as a line."""
        kept, now = KEPT.read_text(encoding="utf-8"), surface()
        changed = unified_diff(kept.splitlines(), now.splitlines(), "kept", "now", n=2, lineterm="")
        assert kept == now, "\n".join(("the public surface changed:", *changed, RENEW))

    def test_it_is_the_same_every_time(self) -> None:
        """No address and no order of a set is in it."""
        assert surface() == surface()
        assert " at 0x" not in surface()

    @pytest.mark.parametrize("name", PUBLIC)
    def test_no_public_module_is_empty(self, name: str) -> None:
        """A module that is promised offers something."""
        assert names_of(f"{PACKAGE}.{name}".rstrip(".")) != ()

    @pytest.mark.parametrize("page", ["reference/formats.md", "reference/formats.zh-CN.md"])
    def test_the_documentation_lists_the_modules(self, page: str) -> None:
        """The page on formats names every public module, and no other."""
        rows = [line for line in source(page).splitlines() if line.startswith("|")]
        table = rows[rows.index(next(line for line in rows if "`rules.answer`" in line)) :]
        listed = {name for line in table for name in line.split("`")[1::2]}
        assert listed == {name or PACKAGE for name in PUBLIC}
