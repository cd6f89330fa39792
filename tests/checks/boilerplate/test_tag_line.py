from __future__ import annotations

import pytest

from seedlint.base.model import Finding
from seedlint.checks.boilerplate.tag_line import TagLine
from seedlint.engine.fix import apply
from seedlint.facts import Facts
from seedlint.sources import from_text

HEAD = "Mill opens to visitors in the spring\n\nThe wheel turns.\n\n"
CAPTION = "Visitors stand on the bridge and look at the new wheel.\n\n"
STORY = "The mill is free on Sundays. Another mill stood here, and the mill kept its name.\n"


def find(text: str, needs: int = 5) -> list[Finding]:
    return list(TagLine(TagLine.Options(needs)).inspect(Facts(from_text("a.txt", text)), ()))


def test_a_tag_is_told_by_what_stands_around_it() -> None:
    text = f"{HEAD}mill\n{CAPTION}{STORY}"
    (finding,) = find(text)
    assert finding.span.of(text) == "mill"
    assert (
        finding.values["evidence"] == "a lone lower-case word, under the title, on the caption, a subject of the text"
    )


def test_taking_a_tag_out_is_safe() -> None:
    text = f"{HEAD}mill\n{CAPTION}{STORY}"
    (finding,) = find(text)
    assert finding.fix and finding.fix.safe
    assert apply(text, finding.fix.edits) == f"{HEAD}{CAPTION}{STORY}"


@pytest.mark.parametrize("line", ["Mill", "the old mill", "mill 2", "mill, mills"])
def test_other_lines_are_no_tags(line: str) -> None:
    assert find(f"{HEAD}{line}\n{CAPTION}{STORY}", needs=2) == []


def test_the_first_line_and_what_stands_far_below_are_none() -> None:
    assert find(f"mill\n{CAPTION}{STORY}", needs=2) == []
    between = "So it is.\n\n" * 12
    assert find(f"{HEAD}{between}mill\n{CAPTION}{STORY}", needs=2) == []


def test_the_more_is_needed_the_less_is_found() -> None:
    text = f"{HEAD}mill\n{CAPTION}{STORY}"
    assert [len(find(text, needs)) for needs in (2, 5, 6)] == [1, 1, 0]


def test_a_lone_word_between_a_headline_and_the_text_is_a_tag_whatever_it_says() -> None:
    text = f"Mill opens to visitors in the spring\n\ngrinding\n\n{CAPTION}{STORY}"
    (finding,) = find(text)
    assert finding.span.of(text) == "grinding"


@pytest.mark.parametrize(
    "text",
    [
        f"Names\n\ngrinding\n\n{CAPTION}{STORY}",
        f"Mill opens to visitors in the spring\n\ngrinding\n\nFlour.\n\n{CAPTION}{STORY}",
        f"Mill opens to visitors in the spring\n\ngrinding.\n\n{CAPTION}{STORY}",
    ],
    ids=["no headline", "no text below", "a full stop"],
)
def test_other_words_at_the_head_are_none(text: str) -> None:
    assert find(text) == []


def test_two_sections_in_one_line_are_a_section() -> None:
    options = TagLine.Options(sections=("crime", "courts"))
    text = f"Mill opens to visitors in the spring\ncrime and courts\n{CAPTION}{STORY}"
    check = TagLine(options)
    assert [finding.span.of(text) for finding in check.inspect(Facts(from_text("a.txt", text)), ())] == [
        "crime and courts"
    ]
    assert find(text) == []
