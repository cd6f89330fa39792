"""The kind "url"."""

from __future__ import annotations

import pytest

from seedlint.checks.url import DEFECTS, REPAIRS, Url
from seedlint.facts import Facts
from seedlint.model import Context, Finding
from seedlint.sources import from_text

MALFORMED = tuple(defect for defect in DEFECTS if defect != "insecure")
CONTEXT = Context(top_level_domains=lambda: frozenset({"org", "com"}))


def findings(text: str, *defects: str, path: str = "a.txt") -> list[Finding]:
    return list(Url(Url.Options(defects or MALFORMED)).inspect(Facts(from_text(path, text), CONTEXT), ()))


def fixed(text: str, finding: Finding) -> str:
    assert finding.fix is not None
    for edit in sorted(finding.fix.edits, key=lambda edit: edit.span, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


def test_one_run_has_one_finding() -> None:
    (finding,) = findings("See https://https://www..town.orgg:99999/%zz now")
    assert finding.variant == "doubled-scheme"


def test_a_rule_reports_its_own_defects_only() -> None:
    assert not findings("http://town.org")
    assert [finding.variant for finding in findings("http://town.org", "insecure")] == ["insecure"]


def test_a_rule_reports_a_defect_that_stands_behind_another_rules() -> None:
    (finding,) = findings("See http://www..town.org now", "insecure")
    assert finding.variant == "insecure"


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("https//town.org/x", "https://town.org/x"),
        ("https:/town.org/x", "https://town.org/x"),
        ("https://https://town.org", "https://town.org"),
        ("http://https//town.org", "https://town.org"),
        ("https:\\\\town.org\\forms\\a", "https://town.org/forms/a"),
        ("http:\\town.org", "http://town.org"),
    ],
)
def test_a_certain_repair_is_safe(wrong: str, right: str) -> None:
    text = f"See {wrong} now"
    (finding,) = findings(text)
    assert fixed(text, finding) == f"See {right} now"
    assert finding.fix is not None and finding.fix.safe


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("htps://town.org", "https://town.org"),
        ("htp://town.org", "http://town.org"),
        ("http;//town.org", "http://town.org"),
        ("https://town.org/%zz", "https://town.org/%25zz"),
        ("https://www.north dale.org/x", "https://www.northdale.org/x"),
    ],
)
def test_a_guess_is_not_safe(wrong: str, right: str) -> None:
    text = f"See {wrong} now"
    (finding,) = findings(text)
    assert fixed(text, finding) == f"See {right} now"
    assert finding.fix is not None and not finding.fix.safe


def test_asking_for_https_is_not_safe() -> None:
    (finding,) = findings("HTTP://town.org/http:", "insecure")
    assert fixed("HTTP://town.org/http:", finding) == "https://town.org/http:"
    assert finding.fix is not None and not finding.fix.safe


def test_the_mark_at_a_targets_end_is_removed() -> None:
    text = "[a](https://town.org/x.,)"
    (finding,) = findings(text, path="a.md")
    assert fixed(text, finding) == "[a](https://town.org/x)"


@pytest.mark.parametrize("url", ["hxxps://town.org", "https://town[.]org/x", "https://town.org/minu…"])
def test_nothing_arms_or_completes_a_url_again(url: str) -> None:
    (finding,) = findings(f"See {url} now")
    assert finding.fix is None


def test_every_repair_is_of_a_known_defect() -> None:
    assert set(REPAIRS) < set(DEFECTS)
