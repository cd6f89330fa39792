"""Link checking: each URL is requested once, and its answer put into the marks that hold it.

This package is the only code that uses the network, and runs only for `seedlint check --online`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from importlib.util import find_spec
from urllib.parse import urlsplit

from seedlint.base.errors import complain
from seedlint.base.model import Mark, Note
from seedlint.checks.contacts.dead_url import Answer, answered
from seedlint.config import OnlineSettings
from seedlint.run.online.address import PRIVATE

CLIENT = "urllib3"
FEW = 3  # hosts: if so many or more were asked and none was reached, this machine seems to be offline


def strictest(each: Iterable[OnlineSettings]) -> OnlineSettings:
    """Return the most careful value of each setting, for a run to which several configs apply."""
    private, timeouts, concurrencies, delays, days = zip(*each, strict=True)
    return OnlineSettings(all(private), min(timeouts), min(concurrencies), max(delays), min(days))


class LinkChecker:
    """Resolves the marks of some rules (`Resolver`); `notes` say what could not be checked."""

    def __init__(self, rules: Collection[str], settings: OnlineSettings) -> None:
        """Raise UserError if the HTTP client isn't installed: before anything is linted, not after."""
        if find_spec(CLIENT) is None:
            raise complain("--online needs an HTTP client", hint='`pip install "seedlint[online]"` installs it')
        self.rules = frozenset(rules)
        self._settings = settings
        self.notes: tuple[Note, ...] = ()

    def resolve(self, marks: Sequence[Mark]) -> Sequence[Mark]:
        """Return the marks, in their order, each with the answer of its URL where there is one."""
        urls = sorted({mark.key for mark in marks if mark.rule in self.rules})
        if not urls:
            return marks
        cached, fresh = self.ask(urls)
        unreached = _hosts_if_offline(fresh)
        answers = cached if unreached else {**cached, **fresh}
        self.notes = tuple(Note(text) for text in self._notes(answers, unreached))
        return [
            answered(mark, answers[mark.key]) if mark.rule in self.rules and mark.key in answers else mark
            for mark in marks
        ]

    def ask(self, urls: Iterable[str]) -> tuple[Mapping[str, Answer], Mapping[str, Answer]]:
        """Return the cached answers that are still valid, and new answers for all other URLs.

        After an interruption, the answers so far are in the cache for the next run.
        """
        import asyncio

        from seedlint.run.online.answer_cache import AnswerCache
        from seedlint.run.online.fetch import Fetcher
        from seedlint.run.online.request import HttpClient

        cache = AnswerCache(self._settings.cache_days)
        cached = {url: answer for url in urls if (answer := cache.get(url))}
        fetcher = Fetcher(HttpClient(self._settings), self._settings)
        try:
            asyncio.run(fetcher.fetch([url for url in urls if url not in cached]))
        finally:
            cache.put(fetcher.answers)
        return cached, fetcher.answers

    def _notes(self, answers: Mapping[str, Answer], unreached: int) -> Iterator[str]:
        if unreached:
            yield f"{', '.join(sorted(self.rules))} did not run: none of {unreached} hosts could be reached"
        unsaid = Counter(answer.detail for answer in answers.values() if answer.verdict == "unsaid")
        if unsaid:
            kinds = ", ".join(f"{detail}: {count}" for detail, count in sorted(unsaid.items()))
            yield f"{unsaid.total()} of {len(answers)} URLs could not be judged ({kinds})"


def _hosts_if_offline(answers: Mapping[str, Answer]) -> int:
    """Return how many hosts were asked if none was reached and this machine seems to be offline, else 0."""
    asked = {url: answer.verdict for url, answer in answers.items() if answer.detail != PRIVATE}
    hosts = {urlsplit(url).hostname for url in asked}
    lost = all(verdict in ("unknown-host", "unreachable") for verdict in asked.values())
    return len(hosts) if lost and len(hosts) >= FEW else 0
