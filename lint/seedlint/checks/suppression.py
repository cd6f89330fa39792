"""Kind "suppression": suppressions in a document that are unused or have no reason."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, ClassVar, Literal

from seedlint.base.model import Finding
from seedlint.base.record import NamedTuple
from seedlint.checks import Check
from seedlint.facts import Facts

if TYPE_CHECKING:
    from seedlint.facts.suppressions import Ignored

GONE = "nothing of it is found any more"
NO_RULE = "no rule or category is called so"
OF_THE_WHOLE = "it finds something on the whole document, which `seedlint-ignore-file` or front matter suppresses"


class Suppressed(Check):
    """Reports suppressions that suppress nothing, or those without a reason."""

    class Options(NamedTuple):
        """`report` selects which suppressions are reported."""

        report: Literal["unused", "unexplained"]

    FIELDS: ClassVar = {"rules": "the rules that it names", "reason": "why it suppresses nothing"}

    @property
    def looks_at_every_document(self) -> bool:
        """False: the engine calls `review` instead of `inspect`, where a document has suppressions."""
        return False

    def review(self, facts: Facts, unused: Sequence[Ignored]) -> Iterable[Finding]:
        """Yield a finding for each place with suppressions that are unused, or that have no reason."""
        unexplained = (ignored for ignored in facts.suppressions if not ignored.reason)
        reported = unused if self.options.report == "unused" else unexplained
        by_place = attrgetter("span", "misnames")  # front matter may have several in one place
        for (span, misnames), group in groupby(reported, key=by_place):
            here = tuple(group)
            falls_short = any(ignored.falls_short for ignored in here)
            reason = NO_RULE if misnames else OF_THE_WHOLE if falls_short else GONE
            rules = ", ".join(rule for ignored in here for rule in ignored.rules)
            yield Finding(span, {"rules": rules, "reason": reason})
