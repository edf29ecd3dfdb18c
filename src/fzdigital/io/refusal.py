"""Files that are not opened at all."""

import errno
from pathlib import Path
from typing import Final

from fzdigital.errors import FileRefusedError
from fzdigital.text import Text

_REASONS: Final = (
    (errno.ENOENT, Text("没有这个文件或目录", "there is no such file or folder")),
    (errno.EISDIR, Text("是目录而不是文件", "it is a folder")),
    (errno.ENOTDIR, Text("路径中有一段不是目录", "part of the path is no folder")),
    (errno.EEXIST, Text("已有同名文件", "a file of that name exists")),
    (errno.EACCES, Text("没有权限或被占用", "no permission, or another program holds it")),
    (errno.EPERM, Text("没有权限", "no permission")),
    (errno.EROFS, Text("所在磁盘只读", "the disk is read-only")),
    (errno.ENOSPC, Text("磁盘已满", "the disk is full")),
    (errno.ENAMETOOLONG, Text("名称过长", "the name is too long")),
)


def system_reason(error: OSError) -> Text:
    """Why the system refuses a file, in both languages; its own sentences exist in one."""
    number = error.errno
    return dict(_REASONS).get(number or 0, Text(f"系统错误{number}", f"system error {number}"))


def unopened(path: Path, error: OSError) -> FileRefusedError:
    """The refusal of a file that the system does not open."""
    reason = system_reason(error)
    return FileRefusedError(
        f"无法打开{str(path)!r}（{reason.zh}）；请检查文件是否存在、是否被占用。",
        f"{str(path)!r} cannot be opened ({reason.en}); check that it exists and that no other program holds it.",
    )
