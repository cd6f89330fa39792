"""The facts about contacts alone: phone numbers, URLs and e-mail addresses of prose, with a region set."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from bench.timing import least, seconds
from seedlint.base.model import Context
from seedlint.facts import Facts
from seedlint.run.suffix_list import registered_domain, top_level_domains
from seedlint.sources import from_text

BAR = 20  # megabytes a CPU second, at least
CONTEXT = Context(("US",), top_level_domains=top_level_domains, registered_domain=registered_domain)


def contacts(files: Iterable[Path]) -> tuple[float, int]:
    """Return the CPU seconds of the facts about contacts, owners included, over the prose of `files`, and its bytes."""
    documents = [from_text(file.name, file.read_text(encoding="utf-8")) for file in files]
    prose = [Facts(document).prose for document in documents]

    def fact() -> float:
        facts = [Facts(document, CONTEXT) for document in documents]
        for each, text in zip(facts, prose, strict=True):
            vars(each)["prose"] = text  # a fact of its own
        return seconds(lambda: [each.contacts for each in facts])

    return least(fact), sum(len(document.text.encode()) for document in documents)
