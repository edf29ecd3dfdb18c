"""Changing a function in a process that has imported everything: its code is replaced, nothing is imported anew."""

import gc
from collections import defaultdict
from pathlib import Path
from types import CodeType, FunctionType


class Live:
    """Every function of the library that exists now, by where it was written.

    Args:
        library: the library's folder.
    """

    def __init__(self, library: Path) -> None:
        self.by_place: dict[tuple[str, str, int], list[FunctionType]] = defaultdict(list)
        prefix = str(library)
        for one in gc.get_objects():
            if isinstance(one, FunctionType) and one.__code__.co_filename.startswith(prefix):
                self.by_place[_place(one.__code__)].append(one)

    def patched(self, before: CodeType, after: CodeType) -> int:
        """Give every live function the changed code.

        Args:
            before: the code of the module, or of something in it, as it was.
            after: the same, changed.

        Returns:
            how many functions were changed.

        Raises:
            ValueError: if a changed function closes over other variables than before.
        """
        if before == after:
            return 0
        count = 0
        for function in self.by_place.get(_place(before), ()):
            if function.__code__ == before:
                function.__code__ = after
                count += 1
        inner_before = [one for one in before.co_consts if isinstance(one, CodeType)]
        inner_after = [one for one in after.co_consts if isinstance(one, CodeType)]
        if len(inner_before) == len(inner_after):
            count += sum(self.patched(*pair) for pair in zip(inner_before, inner_after, strict=True))
        return count


def _place(code: CodeType) -> tuple[str, str, int]:
    return code.co_filename, code.co_qualname, code.co_firstlineno
