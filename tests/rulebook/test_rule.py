"""Rule files are read strictly: what is wrong is named with file, line and the nearest known word."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from seedlint.base import cache
from seedlint.base.errors import UserError
from seedlint.base.model import Finding, Level, Span
from seedlint.rulebook import load
from seedlint.rulebook.page import compile_rule, read_page
from seedlint.rulebook.rule import Rule, from_data, to_data

Page = Callable[..., Path]
pytestmark = pytest.mark.usefixtures("few_rules")


def complaints(folder: Path) -> list[str]:
    with pytest.raises(UserError) as caught:
        load((folder,))
    return [str(one).removeprefix(str(folder)) for one in caught.value.complaints]


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('level = "warning"', 'levl = "warning"\nlevel = "note"', ":4: unknown key `levl` (did you mean `level`?)"),
        ('patterns = ["moist"]', 'pattern = ["moist"]', ":7: unknown key `pattern` (did you mean `patterns`?)"),
        ('patterns = ["moist"]', 'patterns = ["moist"]\nzzz = 1', ":8: unknown key `zzz` (known keys: patterns, words)"),
        ('summary = "A word that nobody likes"', "summary = 3", ":2: `summary`: a text is expected, in quotes"),
        ('check = "phrase"', 'check = "frase"', ":3: unknown check `frase` (did you mean `phrase`?)"),
        ('level = "warning"', 'level = "fatal"', ":4: `level`: `fatal` is none of error, warning, note"),
        ('patterns = ["moist"]', 'patterns = "moist"', ":7: `patterns`: a list is expected, in square brackets"),
        ('patterns = ["moist"]', "patterns = [3]", ":7: a pattern is a string, not 3"),
        ("`{text}` is", "`{txt}` is", ":5: the check `phrase` gives no `{txt}` (did you mean `text`?)"),
        ("[options]", '[levels]\nbig = "note"\n[options]', ":7: the check `phrase` has no variant `big`"),
        ("[options]", '[options.words]\nactor = [1]\n[options]', ":7: `words.actor`: a text is expected, in quotes"),
        ('level = "warning"', 'level = warning', ":4: not TOML"),
    ],
)  # fmt: skip
def test_what_is_wrong_in_the_front_matter_is_named_with_its_line(
    page: Page, tmp_path: Path, old: str, new: str, complaint: str
) -> None:
    page("taste/moist", (old, new))
    (found,) = complaints(tmp_path / "own")
    assert found.startswith(f"/taste/moist.md{complaint}")


@pytest.mark.parametrize(
    ("patterns", "line", "reason"),
    [
        ('["moist", "(damp"]', 7, "`(damp` has an open bracket"),
        ('[\n  "moist",\n  "* *",\n]', 9, "`* *` needs at least one word that is always there"),
        ('["<damp> cake"]', 7, "`<damp> cake` names the list `<damp>`, which isn't there"),
        ('["moist*{0,99} x"]', 7, "write repetitions as {0,3}, at most 12"),
    ],
)
def test_a_pattern_that_cannot_be_read_is_named_with_its_own_line(
    page: Page, tmp_path: Path, patterns: str, line: int, reason: str
) -> None:
    page("taste/moist", ('["moist"]', patterns))
    (found,) = complaints(tmp_path / "own")
    assert found.startswith(f"/taste/moist.md:{line}: ")
    assert reason in found


def test_all_that_is_wrong_is_told_at_once(page: Page, tmp_path: Path) -> None:
    page("taste/moist", ('level = "warning"', 'level = "fatal"\ncolour = "red"\ndefault = "no"'))
    assert [one.split(": ")[0] for one in complaints(tmp_path / "own")] == [
        "/taste/moist.md:4",
        "/taste/moist.md:6",
        "/taste/moist.md:5",
    ]


def test_a_missing_key_is_named(page: Page, tmp_path: Path) -> None:
    page("taste/moist", ('summary = "A word that nobody likes"\n', ""))
    assert complaints(tmp_path / "own") == ["/taste/moist.md:2: `summary` is missing"]


def test_a_page_without_front_matter_is_refused(write: Callable[..., Path], tmp_path: Path) -> None:
    write("own/taste/moist.md", "# Moist\n")
    assert complaints(tmp_path / "own") == [
        "/taste/moist.md:1: a rule file begins with its front matter between two lines `+++`"
    ]


def test_a_page_that_is_no_utf_8_is_refused(write: Callable[..., Path], tmp_path: Path) -> None:
    write("own/taste/moist.md", b"+++\nsummary = '\xff'\n+++\n")
    assert complaints(tmp_path / "own") == ["/taste/moist.md: not UTF-8"]


def test_a_rule_name_is_lower_case_words_joined_by_hyphens(page: Page, tmp_path: Path) -> None:
    page("taste/Moist_Word")
    assert complaints(tmp_path / "own") == [
        "/taste/Moist_Word.md:1: `Moist_Word` is no rule name: lower-case words joined by hyphens"
    ]


def test_a_page_with_windows_line_ends_is_the_same_rule(page: Page, write: Callable[..., Path], tmp_path: Path) -> None:
    file = page()
    plain = load((tmp_path / "own",)).find("moist")
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert load((tmp_path / "own",)).find("moist") == plain


def rule(text: str) -> Rule:
    return compile_rule(read_page("moist.md", text), category="taste", file="taste/moist.md")


def made(page: Page, *changes: tuple[str, str]) -> Rule:
    return rule(page("taste/moist", *changes).read_text())


def test_a_rule_knows_its_name_category_and_reason_from_where_they_stand(page: Page) -> None:
    one = made(page)
    assert (one.id, one.category, one.why) == ("moist", "taste", "Readers stumble over it.")


def test_a_compiled_rule_is_the_rule_that_was_compiled(page: Page) -> None:
    one = made(page, ('patterns = ["moist"]', 'patterns = ["moist", "very? damp <Name>"]'))
    again = from_data(cache.unpacked(cache.packed(to_data(one))))
    assert again.make_check().options == one.make_check().options
    assert again._replace(packed_options=b"") == one._replace(packed_options=b"")


def test_a_message_says_the_values_of_its_finding(page: Page) -> None:
    one = made(page, ("`{text}` is a word", "`{text}` in {{braces}} is a word"))
    assert one.message_fields == ("text",)
    assert one.say({"text": "moist"}) == "`moist` in {braces} is a word that nobody likes"


def test_a_variant_may_have_a_level_of_its_own() -> None:
    one = Rule("r", "c", "s", "phrase", Level.WARNING, "m", "", "c/r.md", levels={"big": Level.ERROR})
    assert one.level_of(Finding(Span(0, 1), variant="big")) is Level.ERROR
    assert one.level_of(Finding(Span(0, 1), variant="small")) is Level.WARNING


def test_a_rule_may_name_its_own_lists_of_words(page: Page) -> None:
    one = made(page, ('patterns = ["moist"]', 'patterns = ["<damp> cake"]\nwords = { damp = ["moist", "soggy"] }'))
    (pattern,) = one.make_check().patterns
    text = "A soggy cake."
    assert [text[slice(*match)] for match in pattern.finditer(text, 0, len(text))] == ["soggy cake"]
