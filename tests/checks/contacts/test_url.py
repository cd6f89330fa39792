"""The kind "url"."""

from __future__ import annotations

import pytest

from kit import Run, Write
from seedlint.base.model import Context, Finding
from seedlint.checks.contacts.url import DEFECTS, REPAIRS, Url
from seedlint.facts import Facts
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


def told_once(text: str, path: str = "a.txt", *, copies: bool = True) -> list[Finding]:
    check, facts = Url(Url.Options(("insecure",), each="host", copies=copies)), Facts(from_text(path, text), CONTEXT)
    assert check.gathers
    return list(check.gathered(check.inspect(facts, ()), facts, lambda finding: None))


def test_each_host_is_told_once_where_a_document_has_many() -> None:
    text = "".join(f"http://{host}/{number} " for number in range(3) for host in ("town.org", "pier.org"))
    first, second = told_once(text)
    assert (first.values["text"], second.values["text"]) == ("http://town.org/0", "http://pier.org/0")
    assert first.values["more"] == "; 2 more of this host stand in this document"
    assert "http://" not in fixed(fixed(text, first), second)


def test_each_url_is_told_where_a_document_has_few() -> None:
    assert len(told_once("http://town.org/1 http://town.org/2 http://town.org/3")) == 3


def test_a_url_with_a_password_speaks_for_none_without() -> None:
    text = "http://bob:s3cr3tX@town.org/ " + " ".join(f"http://town.org/{number}" for number in range(6))
    assert [finding.values["text"] for finding in told_once(text)] == [
        "http://bob:s3cr3tX@town.org/",
        "http://town.org/0",
    ]


def test_a_url_that_is_meant_leaves_the_others_of_its_host_to_be_told(seedlint: Run, write: Write) -> None:
    meant = "<http://town-of-pier.org/old> <!-- seedlint-ignore insecure-url -- an archive -->\n"
    write("a.md", meant + "".join(f"\n<http://town-of-pier.org/{number}>\n" for number in range(6)))
    ran = seedlint("check", "a.md", "--select", "insecure-url", "--output-format", "concise")
    assert "`http://town-of-pier.org/0` isn't encrypted: ask for https; 5 more of this host" in ran.out
    assert "1 suppressed" in ran.out


def test_texts_that_are_copied_as_they_are_may_be_left_alone() -> None:
    assert not told_once("http://town.org", "LICENSE.txt", copies=False)
    assert told_once("http://town.org", "LICENSE.txt")
    assert told_once("http://town.org", "notes.txt", copies=False)


def test_a_url_of_a_command_is_not_judged_by_its_shape() -> None:
    assert not findings("$ wget 'http://town.org/minutes/plan-of-...", "truncated")
    assert findings("$ wget 'http://town.org/minutes'", "insecure")
    assert findings("See http://town.org/minutes/plan-of-...", "truncated")
