"""One span, several rules: who reports."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from kit import Run, Write
from seedlint.base.model import Finding, Span
from seedlint.engine.precedence import CHAINS, first_of_each_place


def finding(rule: str, start: int, end: int) -> Finding:
    return Finding(Span(start, end), rule=rule)


def left(*findings: Finding) -> list[str]:
    return [one.rule for one in first_of_each_place(findings)]


def test_the_earlier_rule_of_a_chain_reports_a_place() -> None:
    assert left(finding("vague-attribution", 0, 20), finding("anonymous-source", 5, 10)) == ["anonymous-source"]


def test_rules_of_a_chain_report_different_places() -> None:
    assert left(finding("vague-attribution", 0, 5), finding("anonymous-source", 5, 10)) == [
        "vague-attribution",
        "anonymous-source",
    ]


def test_rules_of_no_common_chain_report_the_same_place() -> None:
    assert left(finding("insecure-url", 0, 9), finding("tracking-url", 0, 9)) == ["insecure-url", "tracking-url"]
    assert left(finding("mojibake", 0, 9), finding("tracking-url", 0, 9)) == ["mojibake", "tracking-url"]


def test_a_rule_reports_overlapping_places_of_its_own() -> None:
    assert left(finding("hearsay", 0, 9), finding("hearsay", 5, 12)) == ["hearsay", "hearsay"]


def test_a_silent_finding_silences_none() -> None:
    assert left(
        finding("anonymous-source", 0, 10), finding("hearsay", 5, 20), finding("vague-attribution", 15, 30)
    ) == ["anonymous-source", "vague-attribution"]  # fmt: skip


def test_a_finding_reaches_over_the_text_that_it_speaks_of() -> None:
    section = finding("restated-section", 0, 9)._replace(reach=Span(0, 40))
    assert left(section, finding("duplicate-paragraph", 10, 40)) == ["restated-section"]
    assert left(section, finding("duplicate-paragraph", 40, 60)) == ["restated-section", "duplicate-paragraph"]


COAST = """Our town does not stand alone in closing its pier. Along the whole coast, councils have found shipworm in oak
piles and have barred visitors from old piers until divers can look at them. The coast guard asks further councils to
test their piles this winter, and more closures are likely to follow."""
DIVERS = """On Tuesday three divers went down at low water and tapped every pile from the gate to the bandstand. Eleven
sounded hollow. They sent cores to a laboratory in the city, which will count the tunnels and say how much weight the
deck can still be trusted with this summer."""


def test_a_section_that_stands_twice_is_told_once(seedlint: Run, write: Write) -> None:
    headed = f"## The coast around us\n\n{COAST}\n\n## What divers found\n\n{DIVERS}\n\n"
    write("pier.md", f"# Harbour board closes the east pier\n\n{headed}{headed}")
    ran = seedlint("check", ".", "--select", "duplication", "--output-format", "concise")
    told = [line.split()[2] for line in ran.lines if line.startswith("pier.md")]
    assert told == ["restated-section", "restated-section"]


def test_a_short_section_that_stands_twice_is_told_by_its_paragraph(seedlint: Run, write: Write) -> None:
    headed = "The coast\n\nThe whole coast has found shipworm in its oak piles.\n\n"
    write("pier.txt", f"Harbour board closes the east pier\n\n{headed}Divers\n\n{DIVERS}\n\n{headed}")
    ran = seedlint("check", ".", "--select", "duplication", "--output-format", "concise")
    assert [line.split()[2] for line in ran.lines if line.startswith("pier.txt")] == ["duplicate-paragraph"]


RULES = sorted({rule for chain in CHAINS for rule in chain} | {"mojibake"})
FINDINGS = st.lists(
    st.builds(lambda rule, start, length: finding(rule, start, start + length), st.sampled_from(RULES), st.integers(0, 30), st.integers(1, 9)),
    max_size=12,
)  # fmt: skip


@given(FINDINGS)
def test_no_two_rules_of_a_chain_report_one_place(findings: list[Finding]) -> None:
    reported = first_of_each_place(findings)
    for one, other in itertools.combinations(reported, 2):
        if one.rule != other.rule and one.span.overlaps(other.span):
            assert not any(one.rule in chain and other.rule in chain for chain in CHAINS)


@given(FINDINGS)
def test_what_is_left_out_had_a_better_one_in_its_place(findings: list[Finding]) -> None:
    reported = first_of_each_place(findings)
    for one in findings:
        if one in reported:
            continue
        assert any(
            one.rule in chain and other.rule in chain[: chain.index(one.rule)] and one.span.overlaps(other.span)
            for chain in CHAINS
            for other in findings
        )


@given(FINDINGS, st.randoms())
def test_the_order_of_the_findings_makes_no_difference(findings: list[Finding], random: object) -> None:
    shuffled = list(findings)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert sorted(first_of_each_place(shuffled), key=repr) == sorted(first_of_each_place(findings), key=repr)


def test_many_findings_take_no_long_time() -> None:
    many = [
        finding(rule, place * 3, place * 3 + 5) for place in range(20_000) for rule in ("hearsay", "vague-attribution")
    ]
    assert len(first_of_each_place(many)) == 20_000
