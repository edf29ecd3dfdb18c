"""Test vectors for other systems: questions put to the Measures, with their answers."""

from fzdigital.vectors.answers import QUESTIONS, answer, found, holds
from fzdigital.vectors.documents import document_of, file_name, text_of, vectors_from
from fzdigital.vectors.stored import all_vectors, vectors_of
from fzdigital.vectors.vector import LEVELS, Level, Origin, Vector

__all__ = [
    "LEVELS",
    "Level",
    "Origin",
    "QUESTIONS",
    "Vector",
    "all_vectors",
    "answer",
    "document_of",
    "file_name",
    "found",
    "holds",
    "text_of",
    "vectors_from",
    "vectors_of",
]
