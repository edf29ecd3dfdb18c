"""The vectors that the package carries."""

from functools import cache
from importlib.resources import files

from fzdigital.vectors.documents import vectors_from
from fzdigital.vectors.vector import Vector


@cache
def all_vectors() -> tuple[Vector, ...]:
    """Every vector of the package, in the order of the files' names and within a file as stored."""
    folder = files("fzdigital.vectors") / "data"
    stored = sorted((file for file in folder.iterdir() if file.name.endswith(".json")), key=lambda file: file.name)
    return tuple(vector for file in stored for vector in vectors_from(file.read_bytes(), file.name))


def vectors_of(unit: str) -> tuple[Vector, ...]:
    """The vectors of one unit, such as ``5(5)a``; none where the unit computes nothing or is no unit."""
    return tuple(vector for vector in all_vectors() if vector.unit == unit)
