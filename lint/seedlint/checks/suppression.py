"""Kind "suppression": what a document says of findings that are meant, and shouldn't say so or not like that."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, ClassVar, Literal

from seedlint.base.model import Finding
from seedlint.base.record import NamedTuple
from seedlint.checks import Check
from seedlint.facts import Facts

if TYPE_CHECKING:
    from seedlint.facts.suppressions import Ignored

OF_THE_WHOLE = "it finds something on the whole document, which `seedlint-ignore-file` or front matter suppresses"


class Suppressed(Check):
    """Finds suppressions that suppress nothing any more, or that don't say why."""

    class Options(NamedTuple):
        """`report` is what is asked of each."""

        report: Literal["unused", "unexplained"]

    FIELDS: ClassVar[Mapping[str, str]] = {"rules": "the rules that it names", "reason": "why it suppresses nothing"}

    @property
    def looks_at_every_document(self) -> bool:
        """It looks at none: it is asked by the engine where a document says something of its findings."""
        return False

    def review(self, facts: Facts, unused: Sequence[Ignored]) -> Iterable[Finding]:
        """Yield the suppressions that are unused, or that have no reason."""
        asked = unused if self.options.report == "unused" else [one for one in facts.suppressions if not one.reason]
        for span, together in groupby(asked, key=lambda one: one.span):  # front matter says several in one place
            said = tuple(together)
            reason = OF_THE_WHOLE if any(one.falls_short for one in said) else "nothing of it is found any more"
            yield Finding(span, {"rules": ", ".join(rule for one in said for rule in one.rules), "reason": reason})
