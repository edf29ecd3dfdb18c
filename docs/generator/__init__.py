"""What the generated pages are made of."""

import sys
from pathlib import Path

# Scenarios stand among the tests, which are no part of the package.
sys.path.append(str(Path(__file__).parents[2]))
