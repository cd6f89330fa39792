"""Finding, selecting and keeping rules."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from kit import PAGE, Run, Write
from seedlint import rulebook
from seedlint.base.errors import UserError
from seedlint.base.model import Level
from seedlint.rulebook import Rulebook, compiled_file, load
from seedlint.rulebook import page as rule_page
from seedlint.rulebook.page import compile_rule as make
from seedlint.rulebook.rule import Override, Rule, to_data

Page = Callable[..., Path]
pytestmark = pytest.mark.usefixtures("few_rules")


@pytest.fixture
def book() -> Rulebook:
    def made(category: str, name: str, **more: object) -> Rule:
        return Rule(name, category, "s", "phrase", Level.NOTE, "m", "", f"{category}/{name}.md", **more)  # type: ignore[arg-type]

    rules = (
        made("dates", "future-date"),
        made("dates", "late-date", default=False),
        made("text", "mojibake", aliases=("bad-encoding", "wrong-encoding")),
    )
    return Rulebook({rule.id: rule for rule in rules})


def names(rules: tuple[Rule, ...]) -> list[str]:
    return [rule.id for rule in rules]


def test_without_a_selection_the_rules_that_are_on_by_default_run(book: Rulebook) -> None:
    assert names(book.selected(None)) == ["future-date", "mojibake"]


def test_a_selection_replaces_the_default_one(book: Rulebook) -> None:
    assert names(book.selected(["mojibake"])) == ["mojibake"]


def test_a_rule_that_is_off_runs_when_it_is_selected(book: Rulebook) -> None:
    assert names(book.selected(["late-date"])) == ["late-date"]


def test_all_is_every_rule(book: Rulebook) -> None:
    assert names(book.selected(["all"])) == ["future-date", "late-date", "mojibake"]


def test_a_category_is_all_its_rules(book: Rulebook) -> None:
    assert names(book.selected(["dates"])) == ["future-date", "late-date"]


def test_an_alias_is_its_rule(book: Rulebook) -> None:
    assert names(book.selected(["bad-encoding"])) == ["mojibake"]
    assert book.find("wrong-encoding").id == "mojibake"


def test_extending_keeps_what_is_selected(book: Rulebook) -> None:
    assert names(book.selected(None, extend=["late-date"])) == ["future-date", "late-date", "mojibake"]


def test_ignoring_applies_last(book: Rulebook) -> None:
    assert names(book.selected(["all"], extend=["future-date"], ignore=["dates"])) == ["mojibake"]


@pytest.mark.parametrize(
    ("written", "hint"),
    [("mojibak", "mojibake"), ("bad-encodin", "bad-encoding"), ("txt", "text"), ("al", "all")],
)
def test_an_unknown_name_is_answered_by_the_nearest(book: Rulebook, written: str, hint: str) -> None:
    with pytest.raises(UserError, match=rf"unknown rule `{written}` \(did you mean `{hint}`\?\)"):
        book.selected([written])


def test_a_name_like_no_other_is_answered_by_where_they_are_listed(book: Rulebook) -> None:
    with pytest.raises(UserError, match="`seedlint rules` lists them"):
        book.find("qqqqqqq")


def test_a_folder_of_rules_adds_to_the_shipped_ones(page: Page, tmp_path: Path) -> None:
    page("taste/moist")
    shipped, both = load(), load((tmp_path / "own",))
    assert set(both.rules) == {*shipped.rules, "moist"}
    assert both.find("moist").category == "taste"


def test_a_rule_name_stands_once(page: Page, tmp_path: Path) -> None:
    page("taste/moist")
    page("words/moist")
    with pytest.raises(
        UserError, match=r"own/words/moist\.md:1: the rule `moist` stands twice: also in .*own/taste/moist\.md"
    ):
        load((tmp_path / "own",))


def test_a_shipped_rule_is_not_replaced_silently(page: Page, tmp_path: Path) -> None:
    page(f"taste/{next(iter(load().rules))}")
    with pytest.raises(UserError, match="stands twice"):
        load((tmp_path / "own",))


@pytest.mark.parametrize("taken", ["stale-bread", "stale-bread-alias"])
def test_an_alias_belongs_to_one_rule(page: Page, tmp_path: Path, taken: str) -> None:
    page("taste/moist", ("[options]", f'aliases = ["{taken}"]\n[options]'))
    with pytest.raises(UserError, match=rf"own/taste/moist\.md:1: the alias `{taken}` is a name of `stale-bread`"):
        load((tmp_path / "own",))


def test_a_missing_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no folder of rules"):
        load((tmp_path / "nowhere",))


def test_a_folder_without_rules_is_an_error_that_says_how_they_are_laid_out(page: Page, tmp_path: Path) -> None:
    page("taste/moist").rename(tmp_path / "own" / "moist.md")
    with pytest.raises(UserError, match=r"CATEGORY/RULE-NAME\.md"):
        load((tmp_path / "own",))


def test_a_folder_may_bring_lists_of_words_and_has_the_shipped_ones(page: Page, write: Page, tmp_path: Path) -> None:
    write("own/words.toml", 'cake = ["cake", "tart"]\n')
    page("taste/moist", ('["moist"]', '["moist <cake>", "moist <drink>"]'))
    cake, drink = load((tmp_path / "own",)).find("moist").make_check().patterns
    assert [*cake.finditer("A moist tart.", 0, 13)] == [(2, 12)]
    assert [*drink.finditer("A moist cocoa.", 0, 14)] == [(2, 13)]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [('a = ["x"]\nb = "y"\n', "words.toml:2: `b` is no list of words"), ("a = [\n", "words.toml:")],
)
def test_a_wrong_list_of_words_is_an_error_with_its_line(
    page: Page, write: Page, tmp_path: Path, text: str, complaint: str
) -> None:
    page()
    write("own/words.toml", text)
    with pytest.raises(UserError, match=complaint):
        load((tmp_path / "own",))


def override(text: str, **options: object) -> Override:
    level = options.pop("level", None)
    return Override(level, options, "seedlint.toml", text, ("rule", "moist"))  # type: ignore[arg-type]


def test_a_config_changes_a_rules_level_and_options(page: Page, tmp_path: Path) -> None:
    page()
    change = override("", level="error", patterns=["soggy"])
    changed = load((tmp_path / "own",), {"moist": change}).find("moist")
    assert changed.level is Level.ERROR
    assert [pattern.written for pattern in changed.make_check().patterns] == ["soggy"]


def test_a_config_may_change_a_rule_by_its_alias() -> None:
    assert load(overrides={"stale-bread-alias": override("", level="note")}).find("stale-bread").level is Level.NOTE


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        ({"pattern": ["soggy"]}, r"seedlint.toml:3: unknown key `pattern` \(did you mean `patterns`\?\)"),
        ({"patterns": "soggy"}, "seedlint.toml:3: `patterns`: a list is expected, in square brackets"),
        ({"patterns": ["(soggy"]}, r"seedlint.toml:3: `\(soggy` has an open bracket"),
    ],
)
def test_what_is_wrong_with_a_changed_option_is_shown_in_the_config(
    page: Page, tmp_path: Path, options: dict[str, object], complaint: str
) -> None:
    page()
    key, value = next(iter(options.items()))
    text = f"fail-on = 'note'\n[rule.moist]\n{key} = {json.dumps(value)}\n"
    with pytest.raises(UserError, match=complaint):
        load((tmp_path / "own",), {"moist": override(text, **options)})


def test_changing_an_unknown_rule_is_an_error_in_the_config(page: Page, tmp_path: Path) -> None:
    page()
    change = Override("note", {}, "seedlint.toml", "\n\n[rule.moists]\n", ("rule", "moists"))
    with pytest.raises(UserError, match=r"seedlint.toml:3: unknown rule `moists` \(did you mean `moist`\?\)"):
        load((tmp_path / "own",), {"moists": change})


def test_the_compiled_form_that_is_shipped_is_what_the_pages_say(tmp_path: Path) -> None:
    file = tmp_path / compiled_file.NAME
    file.write_bytes(rulebook.compile_shipped())
    shipped = compiled_file.read(str(file)) or ()
    assert [to_data(rule) for rule in shipped] == [to_data(rule) for rule in load().rules.values()]


def test_what_was_compiled_once_is_not_compiled_again(
    page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page()
    first = load((tmp_path / "own",))
    monkeypatch.setattr(rulebook, "_compile", lambda *given: pytest.fail("compiled again"))
    assert load((tmp_path / "own",)) == first


def test_beside_what_a_config_changes_the_shipped_rules_are_taken_as_they_were_compiled(
    page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page()
    change = Override("note", {}, "seedlint.toml", "", ("rule", "cold-drink-alias"))
    shipped = load()
    from_pages = load((tmp_path / "own",), {"cold-drink-alias": change})
    monkeypatch.setenv("SEEDLINT_CACHE_DIR", str(tmp_path / "empty"))
    monkeypatch.setattr(rulebook, "_compiled_before", lambda: shipped)
    compiled: list[str] = []
    monkeypatch.setattr(
        rule_page, "compile_rule", lambda page, **more: compiled.append(page.path) or make(page, **more)
    )
    assert load((tmp_path / "own",), {"cold-drink-alias": change}) == from_pages
    assert sorted(Path(path).stem for path in compiled) == ["cold-drink", "moist"]


def test_a_changed_page_is_compiled_anew(page: Page, tmp_path: Path) -> None:
    page()
    load((tmp_path / "own",))
    page("taste/moist", ('level = "warning"', 'level = "note"'))
    assert load((tmp_path / "own",)).find("moist").level is Level.NOTE


def test_a_changed_list_of_words_compiles_its_rules_anew(page: Page, write: Page, tmp_path: Path) -> None:
    page("taste/moist", ('["moist"]', '["<damp>"]'))
    for word in ("moist", "soggy"):
        write("own/words.toml", f'damp = ["{word}"]\n')
        (pattern,) = load((tmp_path / "own",)).find("moist").make_check().patterns
        assert pattern.anchors == (word,)


def test_a_cache_that_holds_nonsense_costs_time_only(
    page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page()
    monkeypatch.setenv("SEEDLINT_CACHE_DIR", str(tmp_path / "kept"))
    first = load((tmp_path / "own",))
    for file in (tmp_path / "kept").rglob("*"):
        if file.is_file():
            file.write_bytes(file.read_bytes()[:100])
    assert load((tmp_path / "own",)) == first


def test_a_cache_that_cannot_be_written_is_no_error(
    page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page()
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("SEEDLINT_CACHE_DIR", str(tmp_path / "file"))
    assert "moist" in load((tmp_path / "own",)).rules


def test_a_rule_outside_of_a_category_is_an_error(seedlint: Run, write: Write, page: Write) -> None:
    page("taste/moist")
    write("own/atroot.md", PAGE)
    write("seedlint.toml", 'rules = ["own"]\n')
    ran = seedlint("check")
    assert ran.code == 2
    assert "own/atroot.md:1: a rule stands in a folder that names its category" in ran.err


def test_a_category_is_told_from_an_unknown_rule(seedlint: Run, page: Write, write: Write) -> None:
    page("taste/moist")
    write("seedlint.toml", 'rules = ["own"]\n')
    assert "`taste` is a category of rules" in seedlint("explain", "taste").err
