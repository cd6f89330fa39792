"""Whether URLs answer: each asked for once, the answers put into the marks that ask for them.

Only `seedlint check --online` comes here, and only from here is a network touched.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from importlib.util import find_spec
from urllib.parse import urlsplit

from seedlint.base.errors import complain
from seedlint.base.model import Mark, Note
from seedlint.checks.contacts.dead_url import Answer, answered
from seedlint.config import Asking
from seedlint.run.online.address import PRIVATE

CLIENT = "urllib3"
FEW = 3  # hosts: so many without any that answers look like a machine without a network


def strictest(each: Iterable[Asking]) -> Asking:
    """Return the most careful value of each setting: where several configs apply, a run asks by all of them."""
    private, timeouts, concurrencies, delays, days = zip(*each, strict=True)
    return Asking(all(private), min(timeouts), min(concurrencies), max(delays), min(days))


class Questions:
    """What the marks of some rules ask the network, and what is to be told of that."""

    def __init__(self, rules: Collection[str], asking: Asking) -> None:
        """Raise UserError where the HTTP client isn't installed: before anything is linted, not after."""
        if find_spec(CLIENT) is None:
            raise complain("--online needs an HTTP client", hint='`pip install "seedlint[online]"` installs it')
        self.rules = frozenset(rules)
        self._asking = asking
        self.notes: tuple[Note, ...] = ()

    def answered(self, marks: Sequence[Mark]) -> Sequence[Mark]:
        """Return the marks with an answer in each that asks the network and got one."""
        urls = sorted({mark.key for mark in marks if mark.rule in self.rules})
        if not urls:
            return marks
        kept, fresh = self.ask(urls)
        cut_off = _cut_off(fresh)
        answers = kept if cut_off else {**kept, **fresh}
        self.notes = tuple(Note(text) for text in self._told(answers, cut_off))
        return [
            answered(mark, answers[mark.key]) if mark.rule in self.rules and mark.key in answers else mark
            for mark in marks
        ]

    def ask(self, urls: Iterable[str]) -> tuple[Mapping[str, Answer], Mapping[str, Answer]]:
        """Return the answers of earlier runs that still hold, and those of now to all other URLs.

        What has come when somebody interrupts is kept for the next run.
        """
        import asyncio

        from seedlint.run.online.kept import Kept
        from seedlint.run.online.request import Network
        from seedlint.run.online.visits import Visits

        store = Kept(self._asking.cache_days)
        kept = {url: answer for url in urls if (answer := store.get(url))}
        visits = Visits(Network(self._asking), self._asking)
        try:
            asyncio.run(visits.answer([url for url in urls if url not in kept]))
        finally:
            store.put(visits.answers)
        return kept, visits.answers

    def _told(self, answers: Mapping[str, Answer], cut_off: int) -> Iterator[str]:
        if cut_off:
            yield f"{', '.join(sorted(self.rules))} did not run: none of {cut_off} hosts could be reached"
        unsaid = Counter(answer.detail for answer in answers.values() if answer.verdict == "unsaid")
        if unsaid:
            kinds = ", ".join(f"{detail}: {count}" for detail, count in sorted(unsaid.items()))
            yield f"{unsaid.total()} of {len(answers)} URLs could not be judged ({kinds})"


def _cut_off(answers: Mapping[str, Answer]) -> int:
    """Return of how many hosts not one was reached, 0 where one was: then the machine itself seems to be cut off."""
    asked = {url: answer.verdict for url, answer in answers.items() if answer.detail != PRIVATE}
    hosts = {urlsplit(url).hostname for url in asked}
    lost = all(verdict in ("unknown-host", "unreachable") for verdict in asked.values())
    return len(hosts) if lost and len(hosts) >= FEW else 0
