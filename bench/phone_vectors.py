"""Phone numbers: libphonenumber's own tests of its matcher, run on what seedlint makes of it."""

from __future__ import annotations

import importlib
import sys
import unittest
from collections.abc import Iterator
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from types import ModuleType
from typing import Any

import phonenumbers

from bench.vectors import Agreement
from seedlint.text.contacts.numbering import SEVEN, valid_numbers

TESTS = "tests.phonenumbermatchertest"


class Matcher(phonenumbers.PhoneNumberMatcher):
    """Finds what the library finds, but line by line, behind the gate; valid numbers only as the fact finds them."""

    def __init__(self, text: str | None, region: str | None, *settings: Any, **named: Any) -> None:
        super().__init__(text, region, *settings, **named)
        self._matches = self._gated(text or "", region, settings, named)
        self._next: Any = None

    def __iter__(self) -> Iterator[Any]:
        return self._matches

    def has_next(self) -> bool:
        """Tell whether there is another number."""
        self._next = self._next or next(self._matches, None)
        return self._next is not None

    def next(self) -> Any:
        """Return the next number."""
        if not self.has_next():
            raise StopIteration
        match, self._next = self._next, None
        return match

    def _gated(self, text: str, region: str | None, settings: Any, named: Any) -> Iterator[Any]:
        start = 0
        for line in text.split("\n"):
            if SEVEN.search(line):
                ours = {(begin, end) for begin, end, _ in valid_numbers(line, region or "ZZ")}
                for match in phonenumbers.PhoneNumberMatcher(line, region, *settings, **named):
                    if self.leniency != phonenumbers.Leniency.VALID or (match.start, match.end) in ours:
                        yield phonenumbers.PhoneNumberMatch(start + match.start, match.raw_string, match.number)
            start += len(line) + 1


def matcher(source: Path) -> tuple[Agreement, ...]:
    """The tests of the matcher hold."""
    module = _tests(source)
    module.PhoneNumberMatcher = Matcher  # type: ignore[attr-defined]  # what the tests call by this name
    suite = unittest.defaultTestLoader.loadTestsFromModule(module)
    result = unittest.TestResult()
    with redirect_stdout(StringIO()):  # they print what they miss
        suite.run(result)
    failed = [*result.failures, *result.errors]
    told = [f"{str(test).split()[0]}: {report.strip().splitlines()[-1]}" for test, report in failed]
    name = "libphonenumber: the tests of its matcher hold on our candidates"
    return (Agreement.of(name, result.testsRun, told),)


def _tests(source: Path) -> ModuleType:
    """Import the tests of a source distribution; the library that they test is the installed one."""
    for name in [name for name in sys.modules if name.partition(".")[0] == "tests"]:
        del sys.modules[name]
    sys.path.insert(0, str(source))
    try:
        return importlib.import_module(TESTS)
    finally:
        sys.path.remove(str(source))
