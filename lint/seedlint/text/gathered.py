"""Many similar findings of one document reported as one, with their number and the next few places."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence

from seedlint.base.model import Finding, Fix, Related

MANY = 5  # similar findings that are reported one by one; more mean that the document as a whole is damaged
MANY_GRAVE = 20  # the same for those with a variant, in one line
PLACES = 5  # related locations shown besides the first finding


def gathered(
    findings: Iterable[Finding],
    apart: Callable[[Finding], Hashable] = lambda finding: None,
    line: Callable[[Finding], int] | None = None,
) -> tuple[Finding, ...]:
    """Return the findings in order; a group of more than MANY becomes one, see `one_for_all`.

    Findings are grouped by the safety of their fix and by the key that `apart` returns. Findings with a variant are
    grave: they are grouped only if `line` is given, more than MANY_GRAVE of one line and one variant.
    """
    found = tuple(findings)
    if len(found) <= MANY:
        return found
    groups: dict[Hashable, list[Finding]] = {}
    reported: list[Finding] = []
    for finding in found:
        if finding.variant and line is None:
            reported.append(finding)
        else:
            safe = finding.fix.safe if finding.fix else None
            number = line(finding) if finding.variant and line else -1
            groups.setdefault((finding.variant, number, safe, apart(finding)), []).append(finding)
    for group in groups.values():
        where, most = ("line", MANY_GRAVE) if group[0].variant else ("document", MANY)
        reported += group if len(group) <= most else [one_for_all(group, where=where)]
    return tuple(sorted(reported, key=lambda finding: finding.span))


def one_for_all(
    alike: Sequence[Finding], field: str = "reason", *, like: str = "like it", where: str = "document"
) -> Finding:
    """Return the first of similar findings, changed to stand for all of them.

    `field` of its message's values counts the others ("...; 7 more `like` stand in this `where`"), its related
    locations show up to PLACES of them, and its fix applies all their edits.
    """
    first, *others = alike
    if not others:
        return first
    counted = f"{first.values[field]}; {len(others):,} more {like} stand in this {where}"
    related = tuple(Related(other.span, "and here") for other in others[:PLACES])
    edits = tuple(edit for finding in alike if finding.fix for edit in finding.fix.edits)
    fix = Fix(edits, f"{first.fix.description}, and mend the others", safe=first.fix.safe) if first.fix else None
    return first._replace(values={**first.values, field: counted}, related=related, fix=fix)
