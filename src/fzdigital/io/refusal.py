"""Files that are not opened at all."""

from pathlib import Path

from fzdigital.errors import FileRefusedError


def unopened(path: Path, error: OSError) -> FileRefusedError:
    """The refusal of a file that the system does not open."""
    return FileRefusedError(
        f"无法打开{path.name!r}（{error.strerror}）；请检查文件是否存在、是否被占用。",
        f"{path.name!r} cannot be opened ({error.strerror}); check that it exists and that no other program holds it.",
    )
