"""Where the text of a document comes from: a file, or bytes in UTF-8."""

from pathlib import Path

from fzdigital.errors import FileRefusedError
from fzdigital.io.refusal import unopened


def stored(path: Path, most: int) -> bytes:
    """The bytes of a file, and at most one more than allowed, which tells a file that is too long, whatever its size.

    Args:
        path: the file.
        most: how many are allowed.

    Raises:
        FileRefusedError: the system does not open it.
    """
    try:
        with path.open("rb") as file:
            return file.read(most + 1)
    except OSError as error:
        raise unopened(path, error) from None


def decoded(data: bytes) -> str:
    """The text that bytes hold.

    Raises:
        FileRefusedError: they are not UTF-8.
    """
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise FileRefusedError(
            f"文件第{error.start + 1}个字节起不是UTF-8编码，不予打开；请以UTF-8编码另存。",
            f"the file is not UTF-8 from byte {error.start + 1} and is not opened; save it in UTF-8.",
        ) from None
