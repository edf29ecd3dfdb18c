"""What simulations need to be installed."""

import importlib
import sys

import pytest

import fzdigital.whatif
from fzdigital.errors import MissingExtraError


def test_without_the_packages_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever imports the layer without its packages is told which extra to install."""
    monkeypatch.setitem(sys.modules, "numpy", None)
    with pytest.raises(MissingExtraError, match=r"fzdigital\[whatif\]"):
        importlib.reload(fzdigital.whatif)
