"""What a command says: to standard output whole and unchanged, to a person with nothing that a terminal would obey."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable

TYPE_CHECKING = False  # importing it from `typing` would cost more than `seedlint --version` does
if TYPE_CHECKING:
    from typing import TextIO

    from seedlint.base.errors import UserError
    from seedlint.base.model import Problem


def say(text: str) -> None:
    """Print text of our own."""
    write((text,))


def show(text: str) -> None:
    """Print what people's files say: nothing in it reaches the terminal raw."""
    from seedlint.text.cells import visible

    say("\n".join(map(visible, text.split("\n"))))


def write(pieces: Iterable[str | bytes], stream: TextIO | None = None) -> None:
    """Write to standard output, or another stream. Raises UserError where it takes no more (a full disk)."""
    stream = stream or sys.stdout
    try:
        stream.flush()
        for piece in pieces:
            stream.buffer.write(piece.encode("utf-8", "backslashreplace") if isinstance(piece, str) else piece)
        stream.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        from seedlint.base.errors import complain

        forget(stream)
        raise complain(f"can't write the report: {error.strerror}") from None


def write_file(file: str, pieces: Iterable[str]) -> None:
    """Write a file whole or not at all. Raises UserError where that can't be done."""
    from seedlint.base.errors import complain
    from seedlint.base.whole import write_whole

    try:
        write_whole(file, (piece.encode("utf-8", "backslashreplace") for piece in pieces))
    except OSError as error:
        raise complain(f"can't write the report: {error.strerror}", path=file) from None


def require_writable(file: str, what: str) -> None:
    """Raise UserError where `file`, that is to become `what`, has no folder to stand in or is itself a folder.

    Commands ask before they start, so that a long run isn't lost at its end.
    """
    import errno

    from seedlint.base.errors import complain

    target = os.path.realpath(file)
    number = errno.EISDIR if os.path.isdir(target) else 0 if os.path.isdir(os.path.dirname(target)) else errno.ENOENT
    if number:
        raise complain(f"can't write {what}: {os.strerror(number)}", path=file)


def forget(stream: TextIO) -> None:
    """Let what a stream still holds go nowhere, so that Python doesn't stumble over it at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def tell(text: str) -> None:
    """Write a line to standard error."""
    import contextlib

    from seedlint.text.cells import one_line

    with contextlib.suppress(BrokenPipeError):
        sys.stderr.write(one_line(text) + "\n")


def tell_error(error: UserError) -> None:
    """Tell everything that a user can put right."""
    for complaint in error.complaints:
        tell(f"seedlint: {complaint}")


def tell_problems(problems: Iterable[Problem]) -> None:
    """Tell what could not be done, a line each."""
    for problem in problems:
        tell(f"seedlint: {problem.path}: {problem.reason}")


def wants_color(when: str, file: str | None) -> bool:
    """Decide on colours: as asked, else by NO_COLOR and FORCE_COLOR, else by whether a terminal reads."""
    if when != "auto":
        return when == "always"
    if file or os.environ.get("NO_COLOR"):
        return False
    return os.environ.get("FORCE_COLOR", "0") not in ("", "0") or (
        sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
    )
