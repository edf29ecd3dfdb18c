"""Edge for whole populations: the same answers over columns of numbers, for as many applicants as one likes.

Importing a module of it needs the packages of the extra ``columns``; whoever works with a register loads none of them.
"""

from importlib.util import find_spec

from fzdigital.errors import MissingExtraError

if find_spec("numpy") is None:
    raise MissingExtraError("columns")
