"""The command line. It holds no logic: it reads a casebook, asks, and shows the answer."""

from fzdigital.cli.program import main

__all__ = ["main"]
