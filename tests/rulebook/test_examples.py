"""The examples on the rules' pages hold, and what runs them would notice if they didn't."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

import toy_checks
from kit import PAGE, Run
from seedlint import rulebook
from seedlint.base.errors import UserError
from seedlint.base.model import Context, Edit, Finding, Fix, Span
from seedlint.checks import KINDS
from seedlint.rulebook import example
from seedlint.rulebook.page import read_page
from seedlint.run.examples import ExampleRun, apply, run_examples
from seedlint.run.suffix_list import registered_domain, top_level_domains
from seedlint.text.function_words import WORDS

Page = Callable[..., Path]
FAMILIES = rulebook.home() / "boilerplate"
WORD = re.compile(r"[^\W\d_]+")
SHIPPED = sorted(path.stem for path in rulebook.home().glob("*/*.md"))


@pytest.mark.parametrize("name", SHIPPED)
def test_the_examples_of_a_shipped_rule_hold(name: str) -> None:
    trial = run_examples(
        [rulebook.load().find(name)], Context(top_level_domains=top_level_domains, registered_domain=registered_domain)
    )
    assert not [str(failure) for failure in trial.failures]


@pytest.mark.parametrize("name", sorted({path.stem for path in FAMILIES.glob("*.md")} - {"repeated-line"}))
def test_a_family_of_boilerplate_is_shown_in_five_languages(name: str) -> None:
    page = FAMILIES / f"{name}.md"
    shown = example.examples(read_page(str(page), page.read_text("utf-8")))
    bad = [one.text for one in shown if one.heading == "Bad"]
    assert len(bad) >= 10
    assert len({_language(text) for text in bad}) >= 5
    assert sum(one.heading == "Good" for one in shown) >= 8


def _language(text: str) -> str:
    """Return the language with the most function words in a text, which may be too short for the fact."""
    words = WORD.findall(text.lower())
    return max(WORDS, key=lambda language: sum(word in WORDS[language] for word in words))


# What runs the examples.


def tried(page: Page, *changes: tuple[str, str], body: str = "") -> ExampleRun:
    """Run the plain rule over a page with changes, or over examples of its own."""
    _, after = PAGE.split("## Bad\n", 1)
    file = page("taste/moist", *([(f"## Bad\n{after}", body)] if body else []), *changes)
    return run_examples([rulebook.load((file.parent.parent,)).find("moist")], Context())


def failures(page: Page, *changes: tuple[str, str], body: str = "") -> list[str]:
    return [failure.text for failure in tried(page, *changes, body=body).failures]


@pytest.mark.usefixtures("few_rules")
class TestTheRunner:
    def test_a_page_that_holds_fails_nowhere(self, page: Page) -> None:
        assert tried(page) == ExampleRun(2, ())

    @pytest.mark.parametrize(
        ("right", "wrong"), [("  ^^^^^", " ^^^^^"), ("  ^^^^^", "  ^^^^"), ("  ^^^^^", "  ^^^^^^")]
    )
    def test_a_caret_beside_the_span_fails(self, page: Page, right: str, wrong: str) -> None:
        told = failures(page, (right, wrong))
        assert len(told) == 2
        assert "is marked, but not found; found: 'moist'" in told[0]
        assert told[1].startswith("'moist' is found, but not marked")

    def test_a_missing_caret_fails(self, page: Page) -> None:
        assert failures(page, ("  ^^^^^ nobody likes\n", "")) == [
            "'moist' is found, but not marked: `moist` is a word that nobody likes"
        ]

    def test_one_of_two_places_unmarked_fails(self, page: Page) -> None:
        assert failures(page, ("A moist cake.", "A moist moist cake.")) == [
            "'moist' is found, but not marked: `moist` is a word that nobody likes"
        ]

    def test_two_places_on_a_line_are_marked_by_two_runs(self, page: Page) -> None:
        assert failures(page, ("A moist cake.\n  ^^^^^", "A moist moist cake.\n  ^^^^^ ^^^^^")) == []

    def test_words_that_the_message_does_not_say_fail(self, page: Page) -> None:
        (told,) = [one for one in failures(page, ("^ nobody likes", "^ everybody likes")) if "doesn't say" in one]
        assert told == "the message on 'moist' doesn't say `everybody likes`: `moist` is a word that nobody likes"

    def test_a_good_example_in_which_something_is_found_fails(self, page: Page) -> None:
        assert failures(page, ("A juicy cake", "A moist cake")) == [
            "'moist' is found: `moist` is a word that nobody likes"
        ]

    def test_a_known_miss_that_is_found_fails(self, page: Page) -> None:
        body = "## Bad\n```text\nmoist\n^^^^^\n```\n## Good\n```text\ndry\n```\n## Known miss\n```text\nmoist\n```\n"
        assert failures(page, body=body) == ["'moist' is found: `moist` is a word that nobody likes"]

    def test_a_bad_example_in_which_nothing_is_found_fails(self, page: Page) -> None:
        assert failures(page, ("A moist cake.\n  ^^^^^ nobody likes\n", "A dry cake.\n")) == ["nothing is found"]

    @pytest.mark.parametrize("heading", ["Bad", "Good"])
    def test_a_rule_without_both_examples_fails(self, page: Page, heading: str) -> None:
        assert f"the rule has no `## {heading}` example" in failures(page, (f"## {heading}", "## Other"))

    def test_a_failure_names_the_rule_and_the_line_of_the_fence(self, page: Page) -> None:
        (failure,) = tried(page, ("A juicy cake", "A moist cake")).failures
        assert str(failure).startswith("moist:18: ")

    def test_without_carets_any_finding_is_enough(self, page: Page) -> None:
        body = "## Bad\n```text no-carets\nmoist moist\n^^^^^ is text here\n```\n## Good\n```text\ndry\n```\n"
        assert failures(page, body=body) == []

    def test_escapes_stand_for_the_characters_that_they_name(self, page: Page) -> None:
        body = "## Bad\n```text escapes\n\\u{202e}A\\tmoist\\rmoist\\n\n          ^^^^^  ^^^^^\n```\n## Good\n```text\ndry\n```\n"
        body = body.replace("          ^^^^^  ^^^^^", " " * 11 + "^^^^^  ^^^^^")
        assert failures(page, body=body) == []

    def test_carets_stand_in_the_columns_of_a_terminal(self, page: Page) -> None:
        body = "## Bad\n```text\n漢字 moist 😀 moist\n     ^^^^^    ^^^^^\n```\n## Good\n```text\ndry\n```\n"
        assert failures(page, body=body) == []

    def test_a_combining_mark_takes_no_column(self, page: Page) -> None:
        body = "## Bad\n```text\nA cafe\u0301 is moist.\n  ^^^^    ^^^^^\n```\n## Good\n```text\ndry\n```\n"
        assert failures(page, ('["moist"]', '["moist", "cafe\u0301"]'), body=body) == []

    def test_a_span_over_two_lines_has_carets_under_each(self, page: Page) -> None:
        body = "## Bad\n```text\nA moist\n  ^^^^^\ncake.\n^^^^\n```\n## Good\n```text\nA moist pie.\n```\n"
        assert failures(page, ('["moist"]', '["moist cake"]'), body=body) == []

    def test_a_fence_of_four_backticks_holds_one_of_three(self, page: Page) -> None:
        body = "## Bad\n````md\n```\nmoist\n```\nA moist cake.\n  ^^^^^\n````\n## Good\n```text\ndry\n```\n"
        assert failures(page, body=body) == []

    def test_the_name_of_a_fence_is_the_path_of_its_document(self, page: Page) -> None:
        body = "## Bad\n```md post.md\n`moist` moist\n        ^^^^^\n```\n## Good\n```text\ndry\n```\n"
        assert failures(page, body=body) == []

    @pytest.mark.parametrize(
        ("fence", "complaint"),
        [("```text color=red", "unknown attribute `color`"), ("```text as-of=2024-13-01", "`2024-13-01` is no day")],
    )
    def test_a_wrong_attribute_is_an_error_with_its_line(self, page: Page, fence: str, complaint: str) -> None:
        with pytest.raises(UserError, match=complaint) as caught:
            tried(page, ("```text\nA moist", f"{fence}\nA moist"))
        assert caught.value.complaints[0].line == 12

    def test_a_fence_that_is_never_closed_is_an_error_with_its_line(self, page: Page) -> None:
        with pytest.raises(UserError, match="the fence is never closed") as caught:
            tried(page, ("A juicy cake.\n```\n", "A juicy cake.\n"))
        assert caught.value.complaints[0].line == 18

    def test_fences_under_another_heading_are_no_examples(self, page: Page) -> None:
        body = "## Bad\n```text\nmoist\n^^^^^\n```\n## Good\n```text\ndry\n```\n## See also\n```text\nmoist\n```\n"
        assert tried(page, body=body) == ExampleRun(2, ())


@pytest.fixture
def toys(monkeypatch: pytest.MonkeyPatch, few_rules: Path) -> None:
    for name, kind in {
        **toy_checks.KINDS,
        "drop-it": "rulebook.test_examples:DropIt",
        "whole": "rulebook.test_examples:Whole",
    }.items():
        monkeypatch.setitem(KINDS, name, kind)


class DropIt(toy_checks.Capitals):
    """Reports words in capitals and offers to drop them."""

    def inspect(self, facts, hits):  # type: ignore[no-untyped-def]
        for finding in super().inspect(facts, hits):
            yield Finding(finding.span, fix=Fix((Edit(finding.span, "it"),), "Drop it", safe=True))


class Whole(toy_checks.Check):
    """Reports every document that says nothing."""

    def inspect(self, facts, hits):  # type: ignore[no-untyped-def]
        if "nothing" in facts.text:
            yield Finding(Span(0, 0), whole=True)


def toy(page: Page, check: str, body: str, message: str = "`{text}`") -> list[str]:
    options = ('patterns = ["moist"]', "")
    return failures(
        page, ('"phrase"', f'"{check}"'), options, ("`{text}` is a word that nobody likes", message), body=body
    )


GOOD = "## Good\n```text\nfine\n```\n"


@pytest.mark.usefixtures("toys")
class TestOtherKinds:
    def test_a_finding_on_the_whole_document_has_one_caret_under_its_first_line(self, page: Page) -> None:
        assert (
            toy(page, "whole", f"## Bad\n```text\nIt says nothing.\n^ all of it\nMore.\n```\n{GOOD}", "all of it") == []
        )

    def test_the_text_after_the_fix_is_the_fixed_example(self, page: Page) -> None:
        body = f"## Bad\n```text\na CAKE and TEA\n  ^^^^     ^^^\n```\n## Fixed\n```text\na it and it\n```\n{GOOD}"
        assert toy(page, "drop-it", body) == []

    def test_another_text_after_the_fix_fails(self, page: Page) -> None:
        body = f"## Bad\n```text\na CAKE\n  ^^^^\n```\n## Fixed\n```text\nA pie\n```\n{GOOD}"
        assert toy(page, "drop-it", body) == ["the fix gives 'a it\\n', not 'A pie\\n'"]

    def test_a_fixed_example_without_a_fix_fails(self, page: Page) -> None:
        body = f"## Bad\n```text\na CAKE\n  ^^^^\n```\n## Fixed\n```text\na it\n```\n{GOOD}"
        assert toy(page, "capitals", body) == ["the fix gives 'a CAKE\\n', not 'a it\\n'"]

    def test_a_fixed_example_before_any_bad_one_fails(self, page: Page) -> None:
        body = f"## Fixed\n```text\na it\n```\n## Bad\n```text\na CAKE\n  ^^^^\n```\n{GOOD}"
        assert toy(page, "drop-it", body) == ["a `## Fixed` example stands after the `## Bad` one that it fixes"]

    def test_named_fences_in_a_row_are_a_corpus(self, page: Page) -> None:
        body = f"## Bad\n```text a.txt\none line\n```\n```text b.txt\none line\n^^^^^^^^ stands in 2\n```\n{GOOD}"
        assert toy(page, "same-line", body, "stands in {count}, first in {first}") == []

    def test_a_corpus_in_which_nothing_is_found_fails(self, page: Page) -> None:
        body = f"## Bad\n```text a.txt\none line\n```\n```text b.txt\nother line\n```\n{GOOD}"
        assert toy(page, "same-line", body, "{count}") == ["nothing is found"]

    def test_fences_without_names_are_documents_of_their_own(self, page: Page) -> None:
        body = "## Bad\n```text a.txt\none\n```\n```text b.txt\none\n^^^\n```\n## Good\n```text\ntwo\n```\n```text\ntwo\n```\n"
        assert toy(page, "same-line", body, "{count}") == []

    def test_a_crash_fails_and_the_next_example_runs(self, page: Page) -> None:
        told = toy(page, "crash", f"## Bad\n```text\nboom\n```\n```text\ncalm\n```\n{GOOD}", "crash")
        assert "crashed (ZeroDivisionError" in told[0]
        assert told[1:] == ["nothing is found"]


def test_edits_that_overlap_are_made_once() -> None:
    assert apply("abcdef", [Edit(Span(1, 3), "X"), Edit(Span(2, 4), "Y"), Edit(Span(5, 6), "")]) == "aXde"


def read(prose: str) -> Sequence[example.Example]:
    return example.examples(read_page("r.md", f"+++\n+++\n{prose}"))


def test_a_caret_line_marks_the_line_above_it_even_under_another_caret_line() -> None:
    (one,) = read("## Bad\n```text\nmoist pie moist\n^^^^^ one\n          ^^^^^ two\n```\n")
    assert [(mark.span, mark.words) for mark in one.marked] == [(Span(0, 5), "one"), (Span(10, 15), "two")]
    assert one.text == "moist pie moist\n"


def test_without_carets_a_line_of_carets_is_text() -> None:
    (one,) = read("## Bad\n```text no-carets\nmoist\n^^^^^\n```\n")
    assert (one.text, one.marked) == ("moist\n^^^^^\n", ())


def test_an_example_knows_the_line_of_its_fence() -> None:
    (one,) = read("\n## Bad\n```text\nmoist\n```\n")
    assert one.line == 5


def test_pieces_of_a_span_end_where_lines_end() -> None:
    (one,) = read("## Bad\n```text escapes no-carets\nab\\rcd\\u{2028}e\nf\n```\n")
    assert one.text == "ab\rcd\u2028e\nf\n"
    assert one.pieces([Span(0, 9)]) == (Span(0, 2), Span(3, 7), Span(8, 9))
    assert one.pieces([Span(2, 3)]) == (Span(2, 3),)


# `seedlint test-rules`


def test_a_folder_of_rules_is_tested_by_the_command(seedlint: Run, page: Page, few_rules: Path) -> None:
    page()
    ran = seedlint("test-rules", "own")
    assert (ran.code, ran.out) == (0, "1 rule, 2 examples\n")


def test_the_command_names_a_rule_that_never_fires(seedlint: Run, page: Page, few_rules: Path) -> None:
    page("taste/dry", ("A moist cake.\n  ^^^^^ nobody likes\n", "A cake.\n"))
    ran = seedlint("test-rules", "own")
    assert ran.code == 1
    assert ran.lines[0] == "dry:12: nothing is found"


def test_the_command_tests_what_is_shipped_when_no_folder_is_named(seedlint: Run, few_rules: Path) -> None:
    ran = seedlint("test-rules")
    assert ran.lines[-1].startswith("3 rules, 6 examples")


def test_a_wrong_page_ends_the_command_with_2(seedlint: Run, page: Page, few_rules: Path) -> None:
    page("taste/moist", ("```text\nA moist", "```text colour=red\nA moist"))
    ran = seedlint("test-rules", "own")
    assert ran.code == 2
    assert "unknown attribute `colour`" in ran.err
