from __future__ import annotations

import pytest

from growth import in_proportion
from seedlint.base.model import Document, Finding
from seedlint.checks.boilerplate.template_line import TemplateLine
from seedlint.engine import Engine
from seedlint.engine.scan import Scanner
from seedlint.facts import Facts
from seedlint.pattern import parse
from seedlint.rulebook import load
from seedlint.run.examples import apply
from seedlint.sources import from_text

OPTIONS = TemplateLine.Options(
    lines=(parse("leave a reply"),), openings=(parse("written by <Name>"),), spans=(parse("photo by <Name>"),), needs=3
)
STORY = "The harbour board met on the pier on a quiet morning, and everybody was there to hear it.\n\n" * 6


def inspect(text: str, name: str = "a.txt", **options: object) -> list[Finding]:
    check = TemplateLine(OPTIONS._replace(**options))  # type: ignore[arg-type]
    facts = Facts(from_text(name, text))
    hits = Scanner([check.patterns]).scan(facts.prose).get(0, ())
    return list(check.inspect(facts, hits))


def found(text: str, **options: object) -> list[str]:
    return [finding.span.of(text) for finding in inspect(text, **options)]


@pytest.mark.parametrize(
    "line", ["Leave a Reply", "LEAVE A REPLY", "Leave a Reply »", "- Leave a Reply", "## Leave a Reply"]
)
def test_a_line_that_is_nothing_but_the_phrase_is_found(line: str) -> None:
    assert [text.lower() for text in found(f"{STORY}{line}\n")] == ["leave a reply"]


@pytest.mark.parametrize("line", ["Please leave a reply with the clerk.", "You may leave a reply"])
def test_the_same_words_within_a_sentence_are_none(line: str) -> None:
    assert found(f"{STORY}{line}\n") == []


def test_the_rest_of_a_wrapped_sentence_is_no_line_of_its_own() -> None:
    assert found(f"{STORY}Whoever wants to be heard on any of this has until Friday to\nleave a reply\n") == []


def test_an_opening_counts_where_a_line_begins() -> None:
    assert found(f"{STORY}Written by Ann Lee on the pier\n") == ["Written by Ann Lee on the pier"]
    assert found(f"{STORY}The page was written by Ann Lee\n") == []


def test_words_within_a_line_need_more_signs() -> None:
    assert found(f"{STORY}The pier at dawn. (Photo by Ann Lee)\n") == ["Photo by Ann Lee"]
    assert found(f"The photo by Ann Lee hangs in the hall of the board.\n\n{STORY}{STORY}") == []


def test_the_more_is_needed_the_less_is_found() -> None:
    text = f"{STORY}Leave a Reply\n"
    counts = [len(inspect(text, needs=needs)) for needs in range(1, 12)]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] == 1 and counts[-1] == 0


def test_without_a_sign_that_must_be_there_nothing_is_found() -> None:
    text = f"{STORY}Leave a Reply\n"
    assert found(text, must=("in capitals",)) == []
    assert found(text.replace("Leave a Reply", "LEAVE A REPLY"), must=("in capitals",)) == ["LEAVE A REPLY"]


def test_the_signs_that_counted_are_told() -> None:
    (finding,) = inspect(f"{STORY}Leave a Reply\n")
    assert finding.values["evidence"].startswith("a line of its own, ")


def test_a_sign_that_nobody_knows_is_refused() -> None:
    with pytest.raises(ValueError, match="no evidence is called `in colour`"):
        TemplateLine.verify(OPTIONS._replace(must=("in colour",)))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("One.\n\nLeave a Reply\n\nTwo.\n", "One.\n\nTwo.\n"),
        ("One.\nLeave a Reply\nTwo.\n", "One.\nTwo.\n"),
        ("One.\nLeave a Reply\n\nTwo.\n", "One.\n\nTwo.\n"),
        ("Leave a Reply\n\nTwo.\n", "Two.\n"),
        ("One.\n\nLeave a Reply", "One.\n"),
        ("One.\r\n\r\nLeave a Reply\r\n\r\nTwo.\r\n", "One.\r\n\r\nTwo.\r\n"),
        ("One.\n\n- Leave a Reply »\n\nTwo.\n", "One.\n\nTwo.\n"),
    ],
)
def test_the_fix_takes_the_line_out_with_one_of_the_blank_lines_around_it(before: str, after: str) -> None:
    (finding,) = inspect(before)
    assert finding.fix and finding.fix.safe
    assert apply(before, finding.fix.edits) == after


def test_words_within_a_line_are_taken_out_alone_and_never_safely() -> None:
    (finding,) = inspect(f"{STORY}The pier at dawn. (Photo by Ann Lee)\n")
    assert finding.fix and not finding.fix.safe
    assert apply(f"{STORY}The pier at dawn. (Photo by Ann Lee)\n", finding.fix.edits) == f"{STORY}The pier at dawn.\n"


@pytest.mark.parametrize(("removal", "safe"), [("safe", True), ("unsafe", False), ("none", None)])
def test_a_rule_says_whether_removal_is_safe(removal: str, safe: bool | None) -> None:
    (finding,) = inspect(f"{STORY}Leave a Reply\n", removal=removal)
    assert (finding.fix.safe if finding.fix else None) is safe


def test_a_label_needs_company_or_an_edge() -> None:
    labels = (parse("menu"), parse("search"))
    assert not inspect(f"{STORY}Menu\n\n{STORY}", lines=(), labels=labels)
    assert len(inspect(f"{STORY}Menu\nSearch\n\n{STORY}", lines=(), labels=labels)) == 2
    assert inspect(f"{STORY}Menu\n", lines=(), labels=labels)


def test_a_few_short_lines_below_leave_a_line_at_the_foot() -> None:
    labels, story = (parse("menu"),), STORY.replace("\n\n", " ")
    assert found(f"{story}\nMenu\nOpen daily\nNo dogs\n", lines=(), labels=labels) == ["Menu"]
    for below in ("The soup was thin.\n", "Open daily\nNo dogs\nNo cats\n"):
        assert found(f"{story}\nMenu\n{below}", lines=(), labels=labels) == []


@pytest.mark.parametrize(
    ("below", "count"),
    [
        ("The weir holds back the river above the town.", 1),
        ("She grew up in the old house above the weir.", 0),
        ("Jan Weir lives in the old house above the town.", 0),
        ("The town is proud of what Quill writes about it.", 0),
    ],
)
def test_a_person_at_the_head_is_the_texts_subject_where_the_text_comes_back_to_one(below: str, count: int) -> None:
    openings = (parse("<Name> covers"),)
    text = f"Ida Quill covers the harbour for the Gazette.\n{below}\n"
    assert len(found(text, lines=(), openings=openings, must=("over a text about something else",))) == count


def test_a_lead_is_enough_however_long_its_sentence() -> None:
    text = f"{STORY}We use cookies to improve what you see when you come here by boat.\n\n{STORY}"
    assert not inspect(text, openings=(parse("we use cookies to improve"),))
    assert inspect(text, leads=(parse("we use cookies to improve"),))


def test_a_phrase_that_is_a_sentence_speaks_for_the_line_that_it_begins() -> None:
    lines = (parse("all rights reserved"),)
    (finding,) = inspect(
        f"{STORY}All rights reserved. Nothing here may be copied by anybody at all.\n\n{STORY}", lines=lines
    )
    assert "a sentence of its own" in finding.values["evidence"]
    assert not inspect(f"{STORY}All rights reserved to the crown were sold.\n\n{STORY}", lines=lines)


def test_a_numbered_line_was_counted_by_its_author() -> None:
    assert not inspect(f"{STORY}2. Leave a reply\n\n{STORY}")


@pytest.mark.parametrize("shown", ['"As a model of speech I can\'t," it said.', "Nothing."])
def test_a_proof_in_quotation_marks_is_only_mentioned(shown: str) -> None:
    assert not inspect(f"{STORY}{shown}\n", proofs=(parse("as a model of speech"),))


def test_a_proof_stands_anywhere() -> None:
    assert inspect(f"{STORY}He wrote it as a model of speech would.\n", proofs=(parse("as a model of speech"),))


def test_raw_marks_are_found_in_the_address_of_a_link_and_not_in_code() -> None:
    raw = (parse(r"/[?&]from=oracle/"),)
    text = f"{STORY}[Tides](https://example.org/?from=oracle) and `?from=oracle`.\n"
    (finding,) = inspect(text, "a.md", raw=raw)
    assert finding.span.start == text.index("?from=oracle")


def test_a_text_that_speaks_about_such_lines_is_left_alone() -> None:
    assert not inspect(f"{STORY}A template ends with this.\n\nLeave a reply\n", unless=(parse("template"),))


def test_documentation_can_be_left_alone() -> None:
    text = "# Tool\n\nRun `tool --all` or `tool.py`.\n\nLeave a reply\n"
    assert inspect(text, "README.md")
    assert not inspect(text, "README.md", documentation=False)


def test_raw_takes_regular_expressions_alone() -> None:
    with pytest.raises(ValueError, match="regular expressions"):
        TemplateLine.verify(OPTIONS._replace(raw=(parse("oracle"),)))


def test_a_line_is_reported_once_however_many_phrases_it_holds() -> None:
    assert len(inspect(f"{STORY}Leave a Reply\n", openings=(parse("leave a reply"), parse("leave a")))) == 1


def test_time_grows_with_a_line_and_no_faster() -> None:
    sentence = "The board saw the image of the town and a photo of the mayor by the pier in spring. "
    assert in_proportion(lambda times: load_and_run(sentence * times), 200)


def test_an_index_without_a_sentence_takes_time_in_proportion() -> None:
    index = "harbour, of the east pier, 12, and of the west pier, 14, see tide\n"
    assert in_proportion(lambda times: inspect(f"{index * times}\nLeave a reply\n"), 100)


def load_and_run(text: str) -> None:
    rules = [rule for rule in load().rules.values() if rule.category == "boilerplate"]
    Engine(rules).inspect(Document("a.txt", text))


PROSE = "The harbour board met on the pier on a quiet morning, and everybody was there to hear it.\n\n"
CALL = (parse("sign in"),)


@pytest.mark.parametrize(
    "text",
    [
        "Open the door\n\nSign in\n\nTake a boat\n\nPay for it\n",  # nothing but short lines
        f"{PROSE}Sign in.\n\n{PROSE}",  # an instruction
        f"{PROSE}Sign in\n\nand take the boat that is nearest.\n",  # carried on
        f"{PROSE}Who rows?\n\nThe oldest of them rows.\n\nSign in?\n\nNobody has to do that.\n",  # answered
    ],
)
def test_a_short_line_that_the_text_goes_on_with_is_its_authors(text: str) -> None:
    assert found(text, lines=CALL) == []


def test_a_short_line_after_running_text_is_the_templates() -> None:
    assert found(f"{PROSE}Sign in\n\n{PROSE}", lines=CALL) == ["Sign in"]


def test_a_number_that_the_format_takes_away_was_its_authors() -> None:
    assert not inspect(f"{STORY}1. Look\n2. Leave a reply\n", "a.md")
    assert inspect(f"{STORY}- Look\n- Leave a reply\n", "a.md")


def test_a_label_over_a_sentence_is_a_heading_unless_that_speaks_to_a_visitor() -> None:
    labels = (parse("contact"),)
    assert not found(f"{STORY}Contact\n\nHe touched the wall in the dark.\n", lines=(), labels=labels)
    assert found(f"{STORY}Contact\n\nWrite to us and we will answer you.\n", lines=(), labels=labels)


def test_no_line_begins_with_a_word_that_a_rule_rules_out() -> None:
    openings = (parse("<Name> is a reporter"),)
    assert found(f"{STORY}Ann Lee is a reporter\n", openings=openings)
    assert found(f"{STORY}She is a reporter\n", openings=openings)
    assert not found(f"{STORY}She is a reporter\n", openings=openings, never=("she",))


def test_of_several_links_only_the_one_that_holds_the_phrase_is_reported() -> None:
    text = f"{STORY}[Leave a reply](https://a.example/1) [The pier](https://a.example/2)\n"
    (finding,) = inspect(text, "a.md", openings=(parse("leave a reply"),))
    assert finding.span.of(text) == "Leave a reply"


def test_of_a_long_line_only_the_phrase_is_reported() -> None:
    text = f"{STORY}Leave a reply. {(PROSE.strip() + ' ') * 2}\n"
    assert found(text, openings=(parse("leave a reply"),)) == ["Leave a reply"]


def test_a_block_of_lines_leaves_one_blank_line() -> None:
    before = "It met on a quiet morning in the old hall by the river.\n\nLeave a reply\nLeave a reply\n\nTwo.\n"
    edits = [edit for finding in inspect(before) if finding.fix for edit in finding.fix.edits]
    assert apply(before, edits) == "It met on a quiet morning in the old hall by the river.\n\nTwo.\n"


@pytest.mark.parametrize("end", ["", ")"])
def test_words_count_where_they_end_their_line(end: str) -> None:
    text = f"{STORY}The gate on the first day. A photo by Ida Quill{end}\nThe fair went on until dusk.\n\n{STORY}"
    assert found(text, needs=2) == ["photo by Ida Quill"]


def test_words_before_a_full_stop_end_a_sentence_and_no_line() -> None:
    assert found(f"{STORY}The prize for the gate went to a photo by Ida Quill.\n\n{STORY}", needs=2) == []
    assert len(found(f"{STORY}The gate in the rain. Photo by Ida Quill.\n\n{STORY}", needs=2)) == 1


def test_the_end_of_a_wrapped_line_ends_nothing() -> None:
    text = (
        "The prize of the year went, as everybody on the pier had known for weeks, to a photo by Ida\n"
        "and not to the one that Lena had sent, which shows the same boat from the other side.\n\n"
    )
    assert found(f"{STORY}{text}{STORY}", needs=2) == []


def test_that_words_are_set_off_makes_others_count_and_is_not_told() -> None:
    must = ("set off from what stands before it",)
    (finding,) = inspect(f"{STORY}The gate. Photo by Ida Quill for the Gazette.", needs=2, must=must)
    assert finding.values["evidence"] == "the words, at the foot of the document"
    assert found(f"{STORY}The gate in a photo by Ida Quill for the Gazette.", needs=2, must=must) == []


BOX = {
    "openings": (parse("<Name> lives in <Name>"),),
    "must": ("at the foot of the document", "over a text about something else"),
}


def test_a_sentence_about_somebody_at_the_foot_is_found() -> None:
    assert found(f"{STORY}Ida Quill lives in Alder.\n", **BOX) == ["Ida Quill lives in Alder"]


@pytest.mark.parametrize(
    "text",
    [
        f"{STORY}Nobody on the pier that morning knew the sea as well as Ida Quill does.\n\nIda Quill lives in Alder.\n",
        f"{STORY}Ida Quill lives in Alder.\n\nThe pier that she built there stands in the sea, said the mayor of the town.\n",
        f"{STORY}The Wolf lives in Alder.\n",
    ],
    ids=["named before", "gone on with", "no name"],
)
def test_a_sentence_about_somebody_of_the_story_is_none(text: str) -> None:
    assert found(text, **BOX) == []


def test_a_byline_does_not_make_somebody_one_of_the_story() -> None:
    assert found(f"By Ida Quill\n\n{STORY}Ida Quill lives in Alder.\n", **BOX) == ["Ida Quill lives in Alder"]


def test_many_sentences_about_somebody_take_time_in_proportion() -> None:
    line = "Ida Quill lives in Alder and knows the sea as well as anybody there.\n"
    assert in_proportion(lambda times: inspect(line * times, **BOX), 200)


def test_a_label_over_a_title_is_found_but_may_be_a_title_itself_so_its_removal_is_unsafe() -> None:
    text = "Menu\n\nStorm closes the pier\n\nThe storm of last night has closed the old pier for a month.\n"
    (finding,) = inspect(text, lines=(), heads=(parse("menu"),))
    assert finding.span.of(text) == "Menu"
    assert finding.fix is not None
    assert not finding.fix.safe


def test_a_label_over_a_title_and_one_long_line_takes_time_in_proportion() -> None:
    def inspect_page(words: int) -> None:
        inspect("Menu\n\nStorm closes the pier\n\n" + "word " * words, lines=(), heads=(parse("menu"),))

    assert in_proportion(inspect_page, 1000)


MENU = (parse("menu"),)


@pytest.mark.parametrize(
    ("line", "options"),
    [
        ("Menu\n", {"heads": MENU}),
        ("Menu\n\n", {"heads": MENU}),
        ("- [Menu](/a)\n", {"heads": MENU}),
        ("The [Menu](/a) of the day\n", {"spans": MENU, "needs": 0}),
        ("The “old” `x` menu\n", {"proofs": MENU}),
        ("A©" * 20, {"lines": (parse("© <#>"),)}),
    ],
    ids=["label", "apart", "link", "linked words", "beside a quotation", "one word"],
)
def test_many_template_lines_take_time_in_proportion(line: str, options: dict[str, object]) -> None:
    assert in_proportion(lambda times: inspect(line * times, name="a.md", **options), 200)
