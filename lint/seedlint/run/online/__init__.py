"""Whether URLs answer: each asked for once, the answers put into the marks that ask for them.

Only `seedlint check --online` comes here, and only from here is a network touched.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from importlib.util import find_spec
from urllib.parse import urlsplit

from seedlint.checks.dead_url import Answer, answered
from seedlint.config import Asking
from seedlint.errors import complain
from seedlint.model import Mark, Note

CLIENT = "urllib3"
FEW = 3  # hosts: so many without any that answers look like a machine without a network


def strictest(each: Iterable[Asking]) -> Asking:
    """Return the most careful value of each setting: where several configs apply, a run asks by all of them."""
    private, timeouts, concurrencies, delays, days = zip(*each, strict=True)
    return Asking(all(private), min(timeouts), min(concurrencies), max(delays), min(days))


class Questions:
    """What the marks of some rules ask the network, and what is to be told of that."""

    def __init__(self, rules: Collection[str], asking: Asking) -> None:
        """Raise UserError where the HTTP client isn't installed: before anything is read, not after."""
        if find_spec(CLIENT) is None:
            raise complain("--online needs an HTTP client", hint='`pip install "seedlint[online]"` installs it')
        self._rules = frozenset(rules)
        self._asking = asking
        self.notes: tuple[Note, ...] = ()

    def answered(self, marks: Sequence[Mark]) -> Sequence[Mark]:
        """Return the marks with an answer in each that asks the network."""
        urls = sorted({mark.key for mark in marks if mark.rule in self._rules})
        if not urls:
            return marks
        answers = self._answers(urls)
        self.notes = tuple(Note(text) for text in self._told(answers))
        if _is_cut_off(answers):
            return marks
        return [answered(mark, answers[mark.key]) if mark.rule in self._rules else mark for mark in marks]

    def _answers(self, urls: Sequence[str]) -> Mapping[str, Answer]:
        """Return the answers kept from an earlier run, and ask for the others; Ctrl-C keeps those that came."""
        import asyncio

        from seedlint.run.online.kept import Kept
        from seedlint.run.online.request import Network
        from seedlint.run.online.visits import Visits

        kept = Kept(self._asking.cache_days)
        known = {url: answer for url in urls if (answer := kept.get(url))}
        visits = Visits(Network(self._asking), self._asking)
        try:
            asyncio.run(visits.answer([url for url in urls if url not in known]))
        finally:
            kept.put(visits.answers)
        return {**known, **visits.answers}

    def _told(self, answers: Mapping[str, Answer]) -> Iterator[str]:
        if _is_cut_off(answers):
            yield f"{', '.join(sorted(self._rules))} did not run: none of {_hosts(answers)} hosts could be reached"
            return
        unsaid = Counter(answer.detail for answer in answers.values() if answer.verdict == "unsaid")
        if unsaid:
            kinds = ", ".join(f"{detail}: {count}" for detail, count in sorted(unsaid.items()))
            yield f"{unsaid.total()} of {len(answers)} URLs could not be judged ({kinds})"


def _is_cut_off(answers: Mapping[str, Answer]) -> bool:
    """Tell whether the machine rather than every single host seems to be out of reach."""
    return _hosts(answers) >= FEW and all(
        answer.verdict in ("unknown-host", "unreachable") for answer in answers.values()
    )


def _hosts(answers: Mapping[str, Answer]) -> int:
    return len({urlsplit(url).hostname for url in answers})
