"""Kind "late-date": a publication date in the middle of a document, where neither readers nor programs look for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import ClassVar

from seedlint.base.model import Finding, Span
from seedlint.checks import Check
from seedlint.facts import Facts, Hit
from seedlint.text.dates.label import certain_label, line_parts
from seedlint.text.dates.stated import day_of

EARLY = 600  # code points from the start of the body in which a date is looked for
FOOT = 3  # nonblank lines at the end in which it is


class LateDate(Check):
    """Reports the only date that is labelled as one of publication, if it stands far from both ends."""

    FIELDS: ClassVar = {"line": "the number of the line on which it stands"}

    def inspect(self, facts: Facts, hits: Sequence[Hit]) -> Iterable[Finding]:
        """Yield at most one finding; several such dates are those of comments or of other texts."""
        stated = [date.span for date in facts.stated_dates]
        if facts.is_draft or len(stated) > 1:
            return
        labelled = list(islice(_labelled(facts), 2))
        if len(labelled) == 1 and stated in ([], labelled) and _is_late(facts, labelled[0]):
            values = {"line": str(facts.lines.number(labelled[0].start) + 1)}
            yield Finding(labelled[0], values=values)


def _labelled(facts: Facts) -> Iterator[Span]:
    for date in facts.fixed_dates:
        if day_of(date) and certain_label(*line_parts(facts.text, facts.lines, date.span)) == "published":
            yield date.span


def _is_late(facts: Facts, span: Span) -> bool:
    below = facts.text[facts.lines.at(span.start).end :]
    filled = (line for line in below.splitlines() if line.strip())
    return span.start > facts.document.body_start + EARLY and len(list(islice(filled, FOOT))) == FOOT
