"""Kinds of check that are made for tests: one that compares documents, and some that crash."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import ClassVar

from seedlint.base.model import Finding, Mark, Span
from seedlint.checks import Check
from seedlint.facts import Facts, Hit

KINDS = {
    name: f"toy_checks:{name.title().replace('-', '')}"
    for name in ("same-line", "crash", "crash-late", "crash-emitting", "crash-settling", "capitals")
}


class SameLine(Check):
    """Reports a line that stands in several documents, in all of them but the first."""

    FIELDS: ClassVar[Mapping[str, str]] = {"count": "in how many documents", "first": "the first of them"}

    def emit(self, facts: Facts) -> Iterable[Mark]:
        for line in facts.lines:
            if text := line.of(facts.text).strip():
                yield Mark("", text, "", line)

    def settle(self, key: str, marks: Sequence[Mark]) -> Iterable[tuple[Mark, Finding]]:
        first = marks[0].ref
        count = str(len({mark.ref for mark in marks}))
        for mark in marks:
            if mark.ref != first:
                yield mark, Finding(mark.span, {"text": key, "count": count, "first": first})


class Capitals(Check):
    """Reports every word in capitals."""

    def inspect(self, facts: Facts, hits: Sequence[Hit]) -> Iterable[Finding]:
        at = 0
        for word in facts.text.split():
            at = facts.text.index(word, at)
            if word.isupper():
                yield Finding(Span(at, at + len(word)))
            at += len(word)


class Crash(Check):
    """Crashes on every document that says "boom"."""

    def inspect(self, facts: Facts, hits: Sequence[Hit]) -> Iterable[Finding]:
        if "boom" in facts.text:
            raise ZeroDivisionError("boom \x1b[31m")
        return ()


class CrashLate(Check):
    """Crashes after its first finding."""

    def inspect(self, facts: Facts, hits: Sequence[Hit]) -> Iterable[Finding]:
        yield Finding(Span(0, 1))
        raise KeyError("late")


class CrashEmitting(Check):
    """Crashes where it should put out marks."""

    def emit(self, facts: Facts) -> Iterable[Mark]:
        raise ValueError("no marks")


class CrashSettling(SameLine):
    """Crashes where it should settle the key "boom"."""

    def settle(self, key: str, marks: Sequence[Mark]) -> Iterable[tuple[Mark, Finding]]:
        if key == "boom":
            raise ValueError("no answer")
        return super().settle(key, marks)
