"""The locations of findings: lines and columns, fingerprints, and the order of a report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from seedlint.base.fingerprint import fingerprints, line_hashes
from seedlint.base.model import Document, Finding, Mark, Related
from seedlint.base.position import Lines
from seedlint.facts import Facts
from seedlint.text.contacts.credentials import redacted


def located(findings: Sequence[Finding], facts: Facts) -> tuple[Finding, ...]:
    """Return findings sorted, with their locations and fingerprints."""
    if not findings:
        return ()
    ordered = sorted(findings, key=lambda finding: (finding.span, finding.rule, finding.message))
    path, text = facts.document.path, facts.shown
    lines = facts.lines if text is facts.text else Lines(text)
    prints = fingerprints([(finding.rule, finding.span) for finding in ordered], text, lines)
    line_hash = line_hashes(text)
    return tuple(
        finding._replace(
            location=lines.locate(finding.span, path),
            related=tuple(_placed(related, lines, path) for related in finding.related),
            fingerprint=fingerprint,
            line_hash=line_hash(lines.number(finding.span.start)),
        )
        for finding, fingerprint in zip(ordered, prints, strict=True)
    )


def elsewhere(related: Iterable[Related], lines_of: Callable[[str], Lines | None]) -> Iterator[Related]:
    """Yield related places with their locations in other documents; skip those whose document can't be read."""
    for place in related:
        if place.path is None or place.location is not None:
            yield place
        elif (lines := lines_of(place.path)) is not None:
            yield place._replace(message=redacted(place.message), location=lines.locate(place.span, place.path))


def shown_lines(document: Document) -> Lines:
    """Return the lines of a document without passwords, as reports show them."""
    return Lines(redacted(document.text))


def place_in_corpus(pair: tuple[Mark, Finding]) -> tuple[object, ...]:
    """Return the sort key of a settled finding."""
    mark, finding = pair
    return mark.ref, finding.span, finding.rule, finding.message


def _placed(related: Related, lines: Lines, path: str) -> Related:
    """Return a related place with its location in the same document; one in another document has it already."""
    if related.path is not None:
        return related
    return related._replace(message=redacted(related.message), location=lines.locate(related.span, path))
