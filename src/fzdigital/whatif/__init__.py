"""What-if: many futures of the library, under the enacted rules or amended ones.

Everything that draws stands here and never below: rules know no chance. Needs the extra ``whatif``.
"""

from importlib.util import find_spec

from fzdigital.errors import MissingExtraError

if find_spec("numpy") is None:
    raise MissingExtraError("whatif")
