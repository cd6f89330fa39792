"""Errors for users: what is wrong, in which file and line, and how to put it right."""

from __future__ import annotations

from collections.abc import Iterable

from seedlint.base.record import NamedTuple


class Complaint(NamedTuple):
    """One thing that is wrong in a user's file or command.

    `path` and `line` (1-based) are absent where the complaint is about the command line itself.
    """

    text: str
    path: str | None = None
    line: int | None = None
    hint: str | None = None

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.path, self.line) if part is not None)
        body = f"{place}: {self.text}" if place else self.text
        return f"{body} ({self.hint})" if self.hint else body


class UserError(Exception):
    """Raised for mistakes in usage, configs and rule files; the command line exits with 2."""

    def __init__(self, *complaints: Complaint) -> None:
        super().__init__("\n".join(map(str, complaints)))
        self.complaints = complaints


def complain(text: str, *, path: str | None = None, line: int | None = None, hint: str | None = None) -> UserError:
    """Return an error with a single complaint."""
    return UserError(Complaint(text, path, line, hint))


def crash_text(crash: Exception) -> str:
    """Return the end of a sentence that begins with the name of what crashed."""
    return f"crashed ({type(crash).__name__}: {crash}); please report it with the document that shows it"


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the hint "did you mean `...`?" for the known word most similar to `word`, None if none is similar."""
    import difflib

    names = sorted(known)
    close = difflib.get_close_matches(word, names, n=1, cutoff=0.6)
    close = close or difflib.get_close_matches(word.lower(), names, n=1, cutoff=0.6)  # `ALL` means `all`
    return f"did you mean `{close[0]}`?" if close else None
