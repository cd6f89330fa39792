"""The suffix list that is handed in: what it knows, the day that it is from, and what two settings make of names."""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path

import pytest

from kit import Run, Write
from seedlint.run import suffix_list


def snapshot() -> str:
    """Return the list as tldextract carries it."""
    spec = find_spec("tldextract")
    assert spec is not None and spec.origin is not None
    return Path(spec.origin).with_name(".tld_set_snapshot").read_text("utf-8")


@pytest.mark.parametrize(
    "host",
    "www.bbc.co.uk a.b.town.org ann.github.io github.io www.ck x.y.ck city.kobe.jp x.city.kobe.jp a.b.c.kobe.jp "
    "town.k12.mn.us müll.de x.xn--55qx5d.cn localhost a.unheard-of".split(),
)
def test_registered_domains_are_those_that_tldextract_finds(host: str) -> None:
    import tldextract

    extract = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None, include_psl_private_domains=True)
    found = extract(host)
    expected = f"{found.domain}.{found.suffix}" if found.domain and found.suffix else host
    assert suffix_list.registered_domain(host) == expected


@pytest.mark.parametrize(
    ("host", "registered"),
    [
        ("WWW.Town.ORG.", "town.org"),
        ("a.b.unheard-of", "b.unheard-of"),
        ("192.168.0.1", "192.168.0.1"),
        ("[::1]", "[::1]"),
    ],
)
def test_case_addresses_and_unheard_of_domains_have_their_own_answer(host: str, registered: str) -> None:
    assert suffix_list.registered_domain(host) == registered


def test_every_official_rule_has_its_top_level_domain() -> None:
    official = snapshot().partition("===BEGIN PRIVATE DOMAINS===")[0]
    tops = {line.strip().rsplit(".", 1)[-1] for line in official.splitlines() if line and not line.startswith("//")}
    assert tops <= suffix_list.top_level_domains()
    assert suffix_list.top_level_domains([".Lan"]) - suffix_list.top_level_domains() == {"lan"}


def test_a_spoiled_cache_is_made_anew(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SEEDLINT_CACHE_DIR", str(tmp_path))
    suffix_list._rules.cache_clear()
    first = suffix_list._rules()
    for file in (tmp_path / suffix_list.KIND).iterdir():
        file.write_bytes(b"x" * 100)
    suffix_list._rules.cache_clear()
    assert suffix_list._rules() == first
    suffix_list._rules.cache_clear()


def test_the_day_of_the_list_is_told_by_the_settings_and_by_sarif(seedlint: Run, write: Write) -> None:
    day = snapshot().partition("// VERSION: ")[2][:10]
    assert suffix_list.version() == day
    write("a.txt", "See https://town.org/.")
    assert f"# top-level domains as of {day}\n" in seedlint("config", "a.txt").out
    (run,) = json.loads(seedlint("check", "a.txt", "--output-format", "sarif").out)["runs"]
    assert run["properties"]["suffixListAsOf"] == day


def test_facts_tell_what_was_registered(seedlint: Run, write: Write) -> None:
    write("a.txt", "See https://forms.town.k12.mn.us/x, http://192.168.0.1/ and ask ann@mail.town.co.uk.")
    contacts = json.loads(seedlint("facts", "--json", "a.txt").out)["contacts"]
    assert [url["domain"] for url in contacts["urls"]] == ["town.k12.mn.us", None]
    assert [email["domain"] for email in contacts["emails"]] == ["town.co.uk"]


def test_names_that_look_like_a_known_domain_are_found(seedlint: Run, write: Write) -> None:
    write("a.txt", "See https://northda1e.org/, https://www.nortbdale.org/ and https://pay.northdale.org/.\n")
    check = ("check", "a.txt", "--select", "homograph-url", "--output-format", "concise", "--quiet")
    assert seedlint(*check).out == ""
    write("seedlint.toml", '[contacts]\nknown-domains = ["northdale.org"]\n')
    assert seedlint(*check).out.splitlines() == [
        "a.txt:1:5: error homograph-url `https://northda1e.org/` isn't what it looks like: its host is `northda1e.org`"
    ]


@pytest.mark.parametrize(
    ("allowed", "left"),
    [
        ("false", ["https://docs.example.org/a", "bob@town.test", "612-555-0147"]),
        ("true", []),
        ('["example.org"]', ["bob@town.test", "612-555-0147"]),
        ('["town.test", "555-0147"]', ["https://docs.example.org/a"]),
        ('["bob@town.test", "docs.example.org"]', ["612-555-0147"]),
        ('["0147", "ample.org"]', ["https://docs.example.org/a", "bob@town.test", "612-555-0147"]),
    ],
)
def test_stand_ins_may_be_allowed_all_or_by_name(seedlint: Run, write: Write, allowed: str, left: list[str]) -> None:
    write("seedlint.toml", f"[contacts]\nallow-placeholders = {allowed}\n")
    write("a.txt", "See https://docs.example.org/a, ask bob@town.test, call 612-555-0147.\n")
    out = seedlint("check", "a.txt", "--select", "placeholder-contact", "--output-format", "json").out
    assert [finding["message"].split("`")[1] for finding in json.loads(out)["findings"]] == left


def test_both_settings_are_shown_with_where_they_stand(seedlint: Run, write: Write) -> None:
    assert "known-domains = []  # default\nallow-placeholders = []  # default\n" in seedlint("config").out
    write("seedlint.toml", '[contacts]\nknown-domains = ["town.org"]\nallow-placeholders = true\n')
    out = seedlint("config").out
    assert 'known-domains = ["town.org"]  # seedlint.toml:2\nallow-placeholders = true  # seedlint.toml:3\n' in out


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ('known-domains = ["https://town.org/"]', "known-domains"),
        ('known-domains = "town.org"', "known-domains"),
        ('allow-placeholders = "yes"', "allow-placeholders"),
        ("allow-placeholder = true", "did you mean `allow-placeholders`"),
    ],
)
def test_a_setting_of_the_wrong_form_is_an_error(seedlint: Run, write: Write, setting: str, said: str) -> None:
    write("seedlint.toml", f"[contacts]\n{setting}\n")
    ran = seedlint("check")
    assert ran.code == 2
    assert "seedlint.toml:2" in ran.err and said in ran.err
