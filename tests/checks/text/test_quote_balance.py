from __future__ import annotations

import pytest

from growth import in_proportion
from seedlint.base.model import Finding
from seedlint.checks.text.quote_balance import QuoteBalance
from seedlint.facts import Facts
from seedlint.sources import from_text


def find(text: str, path: str = "a.txt") -> list[Finding]:
    return list(QuoteBalance(QuoteBalance.Options()).inspect(Facts(from_text(path, text)), ()))


def reasons(text: str, path: str = "a.txt") -> list[tuple[str, str]]:
    return [(text[: finding.span.start][-8:], finding.values["reason"]) for finding in find(text, path)]


def test_the_mark_that_opens_is_told_of_where_none_closes() -> None:
    assert reasons("Then she said “we will see and left.") == [("he said ", "opened and never closed")]


def test_the_mark_that_closes_is_told_of_where_none_opens() -> None:
    assert reasons('The bridge stays shut," the mayor said.') == [("ys shut,", "closed but never opened")]


def test_a_mark_of_another_kind_is_told_of_with_the_one_that_opens() -> None:
    text = 'She called it “a small leak" and left.'
    (finding,) = find(text)
    assert finding.span.of(text) == '"'
    assert finding.values["reason"] == 'opened with “ and closed with "'
    assert [related.span.of(text) for related in finding.related] == ["“"]


def test_a_paragraph_is_told_of_once() -> None:
    assert len(find("“One two three. “Four five six. “Seven eight nine.")) == 1


def test_a_quotation_over_paragraphs_lacks_its_mark_only_in_the_last_one() -> None:
    whole = "“We will see.\n\n“They will see.\n\n“All of us will see.”"
    assert find(whole) == []
    assert [finding.span.start for finding in find(whole[:-1])] == [whole.rindex("“")]


@pytest.mark.parametrize(
    "text",
    [
        'Use the "+ register, which is the clipboard, and the "* register for what was selected.',
        'name = "value and some more words that stand in a line of code',
        'The 27" screen costs more than the 24" one, and the 20" one less than both of them do.',
        'Put the tag <b class="x> around each of the words that you want to stress.',
        'aws text --text "Hello to all of you\nwho read this in the morning and in the evening of the day."',
        'The key a" stands beside the key b, which stands beside the key c.',
        '"description": "The rules of this package help you find what is wrong',
        "Home » News » The mayor of the town » More about her",
        "The workers’ union and the ‘Tis club met in the ’90s without any quarrel.",
        'A pattern such as ".*" or " " or "x matches more than you would think it does.',
    ],
)
def test_marks_that_may_be_code_or_measures_are_left_alone(text: str) -> None:
    assert find(text) == []


def test_code_of_a_markdown_document_is_left_alone() -> None:
    assert find('Press `"` to begin a string.\n\n    say "hello to all of them\n', "a.md") == []


def test_marks_within_emphasis_are_seen() -> None:
    assert reasons('She called it **"a small leak** and left.\n', "a.md") == [("ed it **", "opened and never closed")]


def test_a_url_beside_a_quotation_makes_no_code_of_it() -> None:
    assert len(find('The mayor said "we will see at https://example.org/?a=b&c=d and left the room.')) == 1


def test_what_one_paragraph_opens_and_a_later_one_closes_is_balanced() -> None:
    assert find("She wrote. “We go home.\n\nThe boat is old,” she added, and left the room at once.") == []


def test_two_halves_with_a_quotation_between_them_are_two_slips() -> None:
    text = "Then she said “we will see and left.\n\nHe said “no” to her.\n\nThe bridge stays shut,” he said."
    assert [finding.values["reason"] for finding in find(text)] == [
        "opened and never closed",
        "closed but never opened",
    ]


def test_whole_paragraphs_may_be_quoted_with_quotations_in_them() -> None:
    assert find("„Wir bleiben hier.\n\nDas „große Wort“ hat der Wirt.\n\nEr zahlt uns das Bier.“") == []


def test_halves_that_do_not_fit_are_two_slips() -> None:
    assert len(find("Then she said “we will see and left.\n\nThe bridge stays shut,» he said. «No», said I.")) == 2


def test_a_quotation_that_a_teaser_cuts_off_is_left_alone() -> None:
    assert find("The mayor was asked and said: “I really wish I knew…\n\nRead more") == []


def test_a_lone_mark_that_leads_to_another_page_is_left_alone() -> None:
    assert find("The harbour keeps its winter hours. Read more»") == []
    assert len(find("Le maire reste ici», a dit le greffier. «Bien», dit-on.")) == 1


@pytest.mark.parametrize("text", ["She said “we wait. ", "She said “we wait... "], ids=["open", "cut off"])
def test_many_marks_that_nothing_closes_take_time_in_proportion(text: str) -> None:
    assert in_proportion(lambda times: find(text * times), 400)
