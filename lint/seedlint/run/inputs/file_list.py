"""`--files-from`: a list of paths, one a line, or each ended by NUL as `git ls-files -z` and `find -print0` do."""

from __future__ import annotations

import os
import sys

from seedlint.base.errors import complain

STDIN = "-"


def read_file_list(file: str, *, separator: bytes = b"\n") -> tuple[str, ...]:
    """Return the paths that a file lists, or standard input for `-`; they are relative to the folder of the run.

    Raises UserError for a file that can't be read.
    """
    try:
        data = sys.stdin.buffer.read() if file == STDIN else _bytes(file)
    except OSError as error:
        raise complain(f"can't read the list of files: {error.strerror}", path=file) from None
    if separator == b"\n" and b"\0" in data:
        raise complain("the list of files holds NUL", path=file, hint="`--null` reads paths that end with it")
    lines = (line.removesuffix(b"\r") if separator == b"\n" else line for line in data.split(separator))
    return tuple(os.path.join(".", os.fsdecode(line)) for line in lines if line.strip())  # "./-" is a file


def _bytes(file: str) -> bytes:
    with open(file, "rb") as stream:
        return stream.read()
