"""The kind "conflicting-contact": what contradicts another place, and what doesn't."""

from __future__ import annotations

import itertools
import json

import pytest

from seedlint.base.model import Context, Finding, Mark, Span
from seedlint.engine import Engine
from seedlint.rulebook import load
from seedlint.run.suffix_list import registered_domain, top_level_domains
from seedlint.sources import from_text

CONTEXT = Context(("US", "GB"), top_level_domains=top_level_domains, registered_domain=registered_domain)


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine([load().find("conflicting-contact")], CONTEXT)


def inside(engine: Engine, text: str, path: str = "a.txt") -> list[tuple[str, str, str]]:
    findings = engine.inspect(from_text(path, text)).findings
    return [(finding.span.of(text), finding.variant, finding.level.value) for finding in findings]


def marks(engine: Engine, texts: dict[str, str]) -> list[Mark]:
    return [mark for path, text in texts.items() for mark in engine.inspect(from_text(path, text)).marks]


def across(engine: Engine, **texts: str) -> list[tuple[str, str, str]]:
    documents = {f"{name}.md": text for name, text in texts.items()}
    settled = engine.settle(marks(engine, documents)).findings
    return [(mark.ref, finding.span.of(documents[mark.ref]), finding.variant) for mark, finding in settled]


def dated(day: str, text: str) -> str:
    return f"---\ndate: {day}\n---\n{text}\n"


@pytest.mark.parametrize(
    ("second", "variant", "level"),
    [
        ("612-338-4418", "digit-typo", "error"),
        ("612-338-4471", "digit-typo", "error"),
        ("612-338-4499", "digit-typo", "error"),
        ("612-339-7525", "two-values", "warning"),
        ("651-287-3715", "two-values", "warning"),
    ],
)
def test_one_owner_has_two_numbers(engine: Engine, second: str, variant: str, level: str) -> None:
    text = f"Northdale Clinic, 612-338-4417\n\nCall the Northdale Clinic on {second}.\n"
    assert inside(engine, text) == [(second, variant, level)]


def test_the_other_place_is_told_with_a_sentence(engine: Engine) -> None:
    text = "Northdale Clinic, 612-338-4417\n\nNorthdale Clinic, 612-338-4471\n"
    (finding,) = engine.inspect(from_text("a.txt", text)).findings
    assert finding.message == (
        "`612-338-4471` is Northdale Clinic's here, but `612-338-4417` elsewhere (two digits swapped)"
    )
    (related,) = finding.related
    assert (related.span.of(text), related.message) == ("612-338-4417", "Northdale Clinic's phone number")


def test_a_value_that_is_repeated_is_told_once(engine: Engine) -> None:
    text = "Food Shelf, 612-338-4417\n" + "Food Shelf, 651-287-3715\n" * 3
    assert inside(engine, text) == [("651-287-3715", "two-values", "warning")]


@pytest.mark.parametrize(
    "text",
    [
        "Northdale Clinic, 612.338.4417\nNorthdale Clinic, 612-338-4417\nNorthdale Clinic, +1 (612) 338-4417\n",
        "Northdale Clinic, 612-338-4417 or 612-338-4418\nNorthdale Clinic, 612-338-4418\n",
        "Northdale Clinic: 612-338-4417, fax 612-338-4418\nNorthdale Clinic, 612-338-4417\n",
        "Northdale Clinic 612-338-4417\nNorthdale Clinic fax 612-338-4418\nNorthdale Clinic mobile 612-338-4419\n",
        "Ann Berg (office) 612-338-4417\nAnn Berg (home) 612-338-4418\n",
        "Ann Berg 612-338-4417 office\nAnn Berg 612-338-4418 fax\n",
        "Northdale Clinic (Rochester) 507-338-4417\nNorthdale Clinic (Austin) 507-433-9936\n",
        "Northdale Clinic 612-338-4417 ext. 3\nNorthdale Clinic 612-338-4417 ext. 4\n",
        "Northdale Clinic, 612-338-4417\nNorthdale Clinic, +44 20 8743 6612\n",
        "Front Desk, 612-338-4417\nFront Desk, 612-338-4418\n",
    ],
    ids=["form", "or", "fax", "labels", "brackets", "behind", "towns", "extension", "countries", "nobody"],
)
def test_what_tells_two_numbers_apart_or_makes_them_one_is_no_conflict(engine: Engine, text: str) -> None:
    assert inside(engine, text) == []


def test_branches_have_many_numbers(engine: Engine) -> None:
    lines = "".join(f"Northdale Library, 612-338-{number}\n" for number in (4417, 4418, 5502, 9936))
    assert inside(engine, lines) == []


def test_a_usual_number_holds_against_several_slips(engine: Engine) -> None:
    lines = "Northdale Library, 612-338-4417\n" * 5 + "".join(
        f"Northdale Library, 612-338-{number}\n" for number in (4471, 4418)
    )
    assert [text for text, _, _ in inside(engine, lines)] == ["612-338-4471", "612-338-4418"]


def test_a_name_of_one_word_is_only_held_to_a_slip(engine: Engine) -> None:
    assert inside(engine, "Shelter, 612-338-4417\nShelter, 651-287-3715\n") == []
    assert inside(engine, "Shelter, 612-338-4417\nShelter, 612-338-4471\n") == [("612-338-4471", "digit-typo", "error")]


def test_a_heading_names_an_owner_for_slips(engine: Engine) -> None:
    text = "## Legal Aid\n\nCall 612-338-4417.\n\n## Legal Aid\n\nCall {}.\n"
    assert inside(engine, text.format("612-338-4471"), "a.md") == [("612-338-4471", "digit-typo", "error")]
    assert inside(engine, text.format("651-287-3715"), "a.md") == []


def test_what_stands_under_one_heading_stands_together(engine: Engine) -> None:
    assert inside(engine, "## Legal Aid\n\nCall 612-338-4417.\n\nCall 612-338-4418.\n", "a.md") == []


def test_an_acronym_is_the_name_that_it_is_made_of(engine: Engine) -> None:
    text = "Northdale Mutual Assistance Association (NMAA), 612-338-4417\n\nNMAA, {}\n"
    assert inside(engine, text.format("612-338-4471")) == [("612-338-4471", "digit-typo", "error")]
    assert inside(engine, text.format("612-338-4417")) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Legal Aid, 651-287-3715\nFood Shelf, 651-287-3715\n", ["651-287-3715"]),
        ("Legal Aid, 651-287-3715\nFood Shelf, 651-287-3715\nJob Centre, 651-287-3715\n", []),
        ("Parks Department, 651-287-3715\nWater Department, 651-287-3715\n", []),
        ("Main Desk, 651-287-3715\nFront Desk, 651-287-3715\n", []),
        ("Ann Berg, 651-287-3715\nBob Quill, 651-287-3715\n", []),
        ("Legal Aid, 651-287-3715 x12\nFood Shelf, 651-287-3715 x14\n", []),
        ("Legal Aid, 651-287-3715\nLegal Aid of Northdale, 651-287-3715\n", []),
    ],
)
def test_one_number_has_two_owners(engine: Engine, text: str, found: list[str]) -> None:
    assert inside(engine, text) == [(number, "two-owners", "warning") for number in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ann Berg <ann.berg@northdale.org>\nAnn Berg <ann.breg@northdale.org>\n", "ann.breg@northdale.org"),
        ("Northdale Council, info@northdale.org\nNorthdale Council, info@northdale.net\n", "info@northdale.net"),
        ("IMAA (a@imaa.net)\nIMAA (b@imaa.org)\n", "b@imaa.org"),
        ("Ann Berg, ann.berg@northdale.org\nBob Quill, ann.berg@northdale.org\n", "ann.berg@northdale.org"),
        ("Northdale Council, sales@northdale.org\nNorthdale Council, press@northdale.org\n", ""),
        ("Ann Berg <ann@northdale.org>\nAnn Berg <berg@forge.net>\n", ""),
        ("Ann Berg <ann1@northdale.org>\nAnn Berg <ann2@northdale.org>\n", ""),
        ("Ann Berg, info@northdale.org\nBob Quill, info@northdale.org\n", ""),
        ("Ann Berg <a@example.org>\nAnn Berg <a@example.net>\n", ""),
    ],
)
def test_addresses_conflict_only_where_they_can_mean_one_mailbox(engine: Engine, text: str, found: str) -> None:
    assert [quote for quote, _, _ in inside(engine, text)] == ([found] if found else [])


@pytest.mark.parametrize(
    ("second", "found"),
    [
        ("http://www.northdale.org", False),
        ("https://forms.northdale.org/", False),
        ("https://northdale.net/news/2024", False),
        ("https://northdale.net/", True),
    ],
)
def test_sites_conflict_by_what_was_registered(engine: Engine, second: str, found: bool) -> None:
    text = f"Northdale Council - https://northdale.org/\nNorthdale Council - {second}\n"
    assert [quote for quote, _, _ in inside(engine, text)] == [second] * found


def test_a_list_of_two_documents_with_dots_and_with_hyphens_is_no_conflict(engine: Engine) -> None:
    first = "Harbour Law Centre – HELPLINE 651.287.3715 - https://harbourlaw.org/"
    assert across(engine, a=first, b="• Harbour Law Centre, 651-287-3715,") == []
    assert across(engine, a=first, b="• Harbour Law Centre, 651-287-3751,") == [("b.md", "651-287-3751", "digit-typo")]


def test_the_newest_document_is_right(engine: Engine) -> None:
    old, new = "Northdale Clinic, 612-338-4417", "Northdale Clinic, 651-287-3715"
    found = [("a.md", "612-338-4417", "two-values")]
    assert across(engine, a=dated("2023-02-01", old), b=dated("2024-02-01", new)) == found
    assert across(engine, a=dated("2023-02-01", old), b=dated("2024-02-01", new), c=new) == found
    assert across(engine, a=dated("2013-02-01", old), b=dated("2024-02-01", new)) == [
        ("a.md", "612-338-4417", "long-ago")
    ]


def test_a_document_that_is_not_given_is_right(engine: Engine) -> None:
    documents = {
        "a.md": dated("2024-02-01", "Northdale Clinic, 612-338-4417"),
        "b.md": dated("2023-02-01", "Northdale Clinic, 651-287-3715"),
    }
    known = [mark._replace(linted=mark.ref == "a.md") for mark in marks(engine, documents)]
    ((mark, finding),) = engine.settle(known).findings
    assert (mark.ref, finding.related[0].path) == ("a.md", "b.md")


def test_of_undated_documents_most_are_right(engine: Engine) -> None:
    right = "Northdale Clinic, 612-338-4417"
    assert across(engine, a="Northdale Clinic, 612-338-4471", b=right, c=right) == [
        ("a.md", "612-338-4471", "digit-typo")
    ]


def test_documents_give_one_number_to_two_owners(engine: Engine) -> None:
    one, other = "Legal Aid, 651-287-3715", "Food Shelf, 651-287-3715"
    assert across(engine, a=one, b=other, c=one) == [("b.md", "651-287-3715", "two-owners")]
    assert across(engine, a=one, b=other, c="Job Centre, 651-287-3715") == []


def test_a_conflict_inside_a_document_is_not_told_of_the_corpus_too(engine: Engine) -> None:
    both = "Legal Aid, 651-287-3715\n\nFood Shelf, 651-287-3715\n"
    assert across(engine, a=both, b="Legal Aid, 651-287-3715") == []


def test_the_place_in_another_document_comes_located(engine: Engine) -> None:
    texts = {"a.txt": "News\n𝄞 Northdale Clinic, 612-338-4417", "b.txt": "Northdale Clinic, 612-338-4471"}
    ((mark, finding),) = engine.settle(marks(engine, texts)).findings
    (placed,) = engine.locate([finding], from_text("b.txt", texts["b.txt"]))
    (related,) = placed.related
    assert (mark.ref, related.path) == ("b.txt", "a.txt") and related.location is not None
    assert related.location.snippet.text == "612-338-4417"
    assert related.location.context.text == "𝄞 Northdale Clinic, 612-338-4417"
    start, context = related.location.snippet.start, related.location.context.start
    assert (start.line, start.column, start.utf16) == (2, 21, 22)
    assert (context.line, context.column, context.utf16) == (2, 1, 1)


def test_neither_the_order_of_documents_nor_their_sharding_matters(engine: Engine) -> None:
    texts = {
        "a.md": dated("2023-02-01", "Northdale Clinic, 612-338-4417"),
        "b.md": dated("2024-02-01", "Northdale Clinic, 651-287-3715\n\nLegal Aid, 651-287-3716"),
        "c.md": "Northdale Clinic, 612-338-4417\n\nFood Shelf, 651-287-3716",
    }

    def settled(order: tuple[str, ...]) -> list[tuple[Mark, Finding]]:
        return list(engine.settle(marks(engine, {path: texts[path] for path in order})).findings)

    expected = settled(tuple(texts))
    assert [mark.ref for mark, _ in expected] == ["a.md", "c.md", "c.md"]
    assert all(settled(order) == expected for order in itertools.permutations(texts))


def test_a_mark_can_be_written_as_json_and_read_back(engine: Engine) -> None:
    texts = {"a.md": "Northdale Clinic,\x1f 612-338-4417", "b.md": "Northdale Clinic, 612-338-4471"}
    made = marks(engine, texts)
    read = [Mark(*row[:3], Span(*row[3]), *row[4:]) for row in json.loads(json.dumps(made))]
    assert engine.settle(read) == engine.settle(made)
    assert len(engine.settle(read).findings) == 1


def test_no_password_goes_into_a_mark(engine: Engine) -> None:
    found = engine.inspect(from_text("a.txt", "Northdale Council - https://ann:4rosesInMay@northdale.org/")).marks
    assert found and not any("4roses" in mark.value for mark in found)
