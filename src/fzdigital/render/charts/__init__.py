"""Charts of what many futures came to, one module each. Needs the extra ``plot``."""

from importlib.util import find_spec

from fzdigital.errors import MissingExtraError

if any(find_spec(name) is None for name in ("matplotlib", "fontTools", "brotli")):
    raise MissingExtraError("plot")
