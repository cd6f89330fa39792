"""One finding for what stands all over a document: whoever reads a report wants to know it once, and how often."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence

from seedlint.base.model import Finding, Fix, Related

MANY = 5  # findings of a kind; where there are more, a document was damaged as a whole
PLACES = 5  # further ones that are shown


def gathered(
    findings: Iterable[Finding], apart: Callable[[Finding], Hashable] = lambda finding: None
) -> tuple[Finding, ...]:
    """Return findings, in order; of more than MANY that are mended alike the first speaks for all.

    Its reason tells how many more there are, its related locations show the next ones, and its fix mends every one.
    What a rule tells apart by a variant is worth a finding each; those that `apart` tells apart are told so.
    """
    found = tuple(findings)
    if len(found) <= MANY:
        return found
    kinds: dict[Hashable, list[Finding]] = {}
    for finding in found:
        if not finding.variant:
            safe = finding.fix.safe if finding.fix else None
            kinds.setdefault((safe, apart(finding)), []).append(finding)
    told = [finding for finding in found if finding.variant]
    for alike in kinds.values():
        told += alike if len(alike) <= MANY else [one_for_all(alike)]
    return tuple(sorted(told, key=lambda finding: finding.span))


def one_for_all(alike: Sequence[Finding], field: str = "reason", *, like: str = "like it") -> Finding:
    """Return the first of findings that are alike; a field of its message counts the others, and its fix mends them."""
    first, *others = alike
    if not others:
        return first
    told = f"{first.values[field]}; {len(others):,} more {like} stand in this document"
    related = tuple(Related(other.span, "and here") for other in others[:PLACES])
    edits = tuple(edit for finding in alike if finding.fix for edit in finding.fix.edits)
    fix = Fix(edits, f"{first.fix.description}, and mend the others", safe=first.fix.safe) if first.fix else None
    return first._replace(values={**first.values, field: told}, related=related, fix=fix)
