"""Output of commands: bytes unchanged where programs read them, escape sequences made visible where people do."""

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
    """Print seedlint's own text."""
    write((text,))


def show(text: str) -> None:
    """Print text from users' files, with control characters made visible."""
    from seedlint.text.cells import visible

    say("\n".join(map(visible, text.split("\n"))))


def write(pieces: Iterable[str | bytes], stream: TextIO | None = None) -> None:
    """Write to standard output, or another stream. Raises UserError if that fails (a full disk)."""
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

        discard(stream)
        raise complain(f"can't write the report: {error.strerror}") from None


def write_file(file: str, pieces: Iterable[str]) -> None:
    """Write a file atomically. Raises UserError if that fails."""
    from seedlint.base.atomic import write_atomically
    from seedlint.base.errors import complain

    try:
        write_atomically(file, (piece.encode("utf-8", "backslashreplace") for piece in pieces))
    except OSError as error:
        raise complain(f"can't write the report: {error.strerror}", path=file) from None


def require_writable(file: str, what: str) -> None:
    """Raise UserError if `file`, where a command will write `what`, is a folder or is in a folder that doesn't exist.

    Commands call this before they start, so that a long run isn't lost at its end.
    """
    import errno

    from seedlint.base.errors import complain

    target = os.path.realpath(file)
    number = errno.EISDIR if os.path.isdir(target) else 0 if os.path.isdir(os.path.dirname(target)) else errno.ENOENT
    if number:
        raise complain(f"can't write {what}: {os.strerror(number)}", path=file)


def discard(stream: TextIO) -> None:
    """Redirect a broken stream to the null device, so that flushing it at exit raises nothing."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def tell(text: str) -> None:
    """Write a line to standard error."""
    import contextlib

    from seedlint.text.cells import one_line

    with contextlib.suppress(BrokenPipeError):
        sys.stderr.write(one_line(text) + "\n")


def tell_error(error: UserError) -> None:
    """Write each complaint of an error to standard error."""
    for complaint in error.complaints:
        tell(f"seedlint: {complaint}")


def tell_problems(problems: Iterable[Problem]) -> None:
    """Write problems to standard error, a line each."""
    for problem in problems:
        tell(f"seedlint: {problem.path}: {problem.reason}")


def wants_color(when: str, file: str | None) -> bool:
    """Decide on colours: by `--color`, else by NO_COLOR and FORCE_COLOR, else by whether output is a terminal."""
    if when != "auto":
        return when == "always"
    if file or os.environ.get("NO_COLOR"):
        return False
    return os.environ.get("FORCE_COLOR", "0") not in ("", "0") or (
        sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
    )
