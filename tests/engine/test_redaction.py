"""With --redact no report shows a number, an address or a secret, and every place stays where it was."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from kit import Run, Write
from seedlint.report import REPORTERS
from seedlint.text.contacts.private import covered, masked

PRIVATE = (
    "(202) 456-1111",
    "2024561414",
    "202-456-14",
    "415-555-0173",
    "202-456-2121",
    "1-800-HARBOUR",
    "bob.miller@quillharbour.con",
    "desk@@quillharbour.org",
    "jane [at] quillharbour [dot] com",
    "john@example.com",
    "your.name@quillharbour.org",
    "hunter22",
    "ghp_abcdefghij0123456789abcd",
)
DOCUMENT = """# Notes from the desk

Published 2024-05-01. Call the desk on (202) 456-1111 or call 202-456-2121, or 2024561414 before 3 May 2024 at 12:30.
Fax: 202-456-14, phone: 415-555-0173, or dial 1-800-HARBOUR. Write to bob.miller@quillharbour.con or desk@@quillharbour.org, 😀 to
jane [at] quillharbour [dot] com, to john@example.com or to [his address](mailto:john@example.com?utm_source=x).
Log in at https://bob:hunter22@quillharbour.com/x?utm_source=mail&to=john@example.com with ghp_abcdefghij0123456789abcd.
See https://quillharbour.com/news?utm_source=mail for more.
In the years 1999-2024, some critics argue,, the the desk was closed on 31/04/2024; call (202) 456-1111 on May 9.
"""
CONTACTS = (
    "malformed-email",
    "malformed-phone",
    "missing-country-code",
    "mixed-phone-format",
    "obfuscated-email",
    "placeholder-contact",
    "ungrouped-phone",
    "vanity-phone",
    "credential-url",
    "tracking-url",
)
CHECK = ("check", "--isolated", "--preview", "--exit-zero", "--as-of", "2024-06-01")


def figures(text: str) -> str:
    return re.sub(r"\D", "", text)


def shown(text: str) -> list[str]:
    """Return what of the private things a text shows, or of their digits, however these are parted."""
    runs = [figures(run) for run in re.findall(r"\+?\d[\d ().-]{5,}\d", text)]
    numbers = [digits for digits in map(figures, PRIVATE[:6]) if len(digits) > 6]
    return [
        *(one for one in PRIVATE if one in text),
        *(digits for digits in numbers if any(digits in run or digits[-7:] in run for run in runs)),
        *(name for name in ("jane@", "bob.miller", "4272687") if name in text),
    ]


@pytest.fixture
def documents(write: Write) -> None:
    write("a.md", DOCUMENT)
    write("b.md", DOCUMENT.replace("Notes", "More notes"))
    write("c.md", DOCUMENT)
    write(
        "d.txt", "Sign up before Friday: your.name@quillharbour.org, or ring 415-555-0173 or 415-555-0173 at night.\n"
    )
    write("suppressed.md", f"{DOCUMENT}\n<!-- seedlint-ignore-file all -- john@example.com says so -->\n")


def test_without_it_reports_show_what_documents_show(seedlint: Run, documents: None) -> None:
    """Guards the tests below."""
    out = seedlint(*CHECK, "--select", "all", "--output-format", "json").out
    told = json.loads(out)
    assert set(CONTACTS) - {finding["rule"] for finding in told["findings"]} <= {"ungrouped-phone"}
    assert len(shown(out)) > 10


@pytest.mark.parametrize("format_", list(REPORTERS))
def test_no_report_shows_anything_private(seedlint: Run, documents: None, format_: str) -> None:
    out = seedlint(*CHECK, "--select", "all", "--redact", "--show-suppressed", "--output-format", format_).out
    assert "vague-attribution" in out
    assert shown(out) == []


@pytest.mark.parametrize("rule", CONTACTS)
def test_no_rule_about_contacts_shows_them(seedlint: Run, documents: None, rule: str) -> None:
    for format_ in ("json", "rdjson"):
        assert shown(seedlint(*CHECK, "--select", rule, "--redact", "--output-format", format_).out) == []


def test_a_baseline_shows_nothing_private_of_what_is_gone(seedlint: Run, documents: None, write: Write) -> None:
    seedlint("baseline", ".", "-o", "known.json", "--isolated", "--select", "contacts", "--preview")
    write("a.md", "Nothing here.\n")
    for format_ in REPORTERS:
        ran = seedlint(*CHECK, "--select", "all", "--redact", "--baseline", "known.json", "--output-format", format_)
        assert shown(ran.out + ran.err) == []


def test_a_baseline_without_it_is_known_with_it(seedlint: Run, documents: None) -> None:
    select = ("--isolated", "--select", "contacts", "--preview")
    seedlint("baseline", ".", "-o", "known.json", *select)
    ran = seedlint("check", *select, "--redact", "--baseline", "known.json")
    assert ran.code == 0
    assert "Found nothing" in ran.out


def test_the_config_asks_for_it(seedlint: Run, documents: None, write: Write, tmp_path: Path) -> None:
    write("seedlint.toml", 'redact = true\npreview = true\nselect = ["contacts"]\n')
    assert shown(seedlint("check").out) == []
    seedlint("baseline", ".", "-o", "known.json")
    assert shown((tmp_path / "known.json").read_text()) == []


def test_places_and_fingerprints_stay(seedlint: Run, documents: None) -> None:
    command = (*CHECK, "--select", "all", "--output-format", "json")
    plain, redacted = (json.loads(seedlint(*command, *more).out)["findings"] for more in ((), ("--redact",)))
    kept = ("rule", "level", "fingerprint", "path", "start", "end")
    assert plain
    for before, after in zip(plain, redacted, strict=True):
        assert [before[key] for key in kept] == [after[key] for key in kept]


def test_a_fix_that_shows_nothing_private_stays(seedlint: Run, write: Write) -> None:
    write("a.txt", "The the desk is closed.\n")
    command = (*CHECK, "--select", "all", "--output-format", "json", "a.txt")
    fixes = [
        [one.get("fix") for one in json.loads(seedlint(*command, *more).out)["findings"]]
        for more in ((), ("--redact",))
    ]
    assert fixes[0] == fixes[1]


def test_fixes_are_made_all_the_same(seedlint: Run, write: Write) -> None:
    file = write("a.txt", "Call (202) 456-1111 now.\n")
    seedlint(*CHECK, "--select", "missing-country-code", "--redact", "--fix")
    assert file.read_text() == "Call +1 202-456-1111 now.\n"


def test_a_diff_cannot_be_redacted(seedlint: Run, documents: None) -> None:
    ran = seedlint(*CHECK, "--diff", "--redact")
    assert (ran.code, ran.err.split(":")[0]) == (2, "seedlint")


@pytest.mark.parametrize(
    "text",
    [
        "2024-05-01",
        "01/05/2024",
        "1.5.2024",
        "20240501",
        "1999-2024",
        "2024-05-01 12:30",
        "(2019–2024)",
        "2024-05-01/2024-06-01",
    ],
)
def test_dates_stay_readable(text: str) -> None:
    assert masked(f"It was on {text}, they say.") == f"It was on {text}, they say."


@pytest.mark.parametrize("sign", ["at", "arroba", "arobase", "chiocciola", "apenstaartje", "Klammeraffe"])
def test_a_word_for_the_sign_of_an_address_hides_it_from_no_mask(sign: str) -> None:
    assert masked(f"Write to ann.bell [{sign}] town.org") == f"Write to ***.**** [{'*' * len(sign)}] ****.***"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("call 202-456-1111!", "call ***-***-****!"),
        ("mail a.b@c.org.", "mail *.*@*.***."),
        ("api_key = 'abcd1234'", "api_key = '********'"),
        ("in 12 of 345 cases", "in 12 of 345 cases"),
        ("see @harbour", "see @harbour"),
    ],
)
def test_what_is_private_is_masked_character_for_character(text: str, expected: str) -> None:
    assert masked(text) == expected


def test_characters_of_two_units_stay_two() -> None:
    assert covered("a😀1 \U0001d7d8") == "*😀* \U0001d7d8"
