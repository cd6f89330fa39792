from __future__ import annotations

import pytest

from seedlint.base.model import Finding
from seedlint.checks.duplication.restatement import Restatement
from seedlint.facts import Facts
from seedlint.sources import from_text
from seedlint.text.duplication.heading_words import heading_words

FIRST = (
    "Along the whole coast councils have found shipworm in oak piles and have barred visitors from old piers until"
    " divers can look at them. The coast guard asks further councils to test their piles this winter, and more"
    " closures are likely to follow before spring comes round."
)
AGAIN = (
    "Councils along the whole coast have come upon shipworm and shut old piers to visitors while divers test the oak"
    " piles. With the coast guard urging such tests this winter, closures like ours are a common sight, and other"
    " councils watch closely what is done here about them."
)
OTHER = (
    "The museum has longer hours until autumn, and a bus goes to the lighthouse every half hour. On Sundays the old"
    " steam launch takes people round the bay for the price of a cup of coffee and a bun, with a guide on board who"
    " knows each rock by its name and its story."
)


def inspect(*parts: str, name: str = "a.txt", **options: float | int) -> list[Finding]:
    check = Restatement(Restatement.Options(**options))  # type: ignore[arg-type]  # the two kinds of number
    return list(check.inspect(Facts(from_text(name, "\n\n".join(parts) + "\n")), ()))


def joined(earlier: str, later: str, again: str = AGAIN) -> list[Finding]:
    return inspect("Piers in the news", earlier, FIRST, "The museum", OTHER, later, again)


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("The Wider Coastal Picture", "The Wider Coastal Trend"),
        ("Conclusion", "Conclusion: The Road Ahead"),
        ("Conclusion", "Final Takeaways"),
        ("Impact on Visitors", "What It Means for Visitors"),
        ("Looking Ahead", "The Road Ahead"),
        ("Reactions of Residents", "Response from Various Sides"),
        ("Fazit", "Fazit und Ausblick"),
    ],
)
def test_a_section_under_an_akin_heading_that_says_the_same_is_reported(earlier: str, later: str) -> None:
    (finding,) = joined(earlier, later)
    assert finding.values["earlier"] == earlier
    assert float(finding.values["similarity"]) >= 0.2
    assert finding.related[0].message == "the section that says it first"


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("The East Pier", "The West Pier"),
        ("Article 2", "Article 3"),
        ("Article II", "Article III"),
        ("Plan A", "Plan B"),
        ("Piers in 2023", "Piers in 2024"),
        ("Before the closure", "After the closure"),
        ("Arguments for closing", "Arguments against closing"),
        ("Ferry to town", "Town to ferry"),
        ("Example", "Example"),
    ],
)
def test_parallel_headings_are_left_alone(earlier: str, later: str) -> None:
    assert joined(earlier, later) == []


def test_a_word_for_people_tells_a_topic_where_one_section_alone_speaks_of_them() -> None:
    assert joined("Reactions", "Reactions of residents", f"{AGAIN} Residents agree.") == []
    assert len(joined("Reactions", "Reactions of residents")) == 1


def test_another_text_under_an_akin_heading_is_no_restatement() -> None:
    assert inspect("Piers", "Conclusion", FIRST, "Divers", AGAIN, "Conclusion: The Road Ahead", OTHER) == []


def test_a_section_that_is_closer_to_another_one_is_no_restatement() -> None:
    assert inspect("Piers", "Conclusion", f"{FIRST} {OTHER}", "Shipworm", AGAIN, "Conclusion in brief", AGAIN) == []


def test_short_sections_are_left_alone() -> None:
    assert joined("Conclusion", "Conclusion: The Road Ahead", AGAIN[:90]) == []
    parts = ("Piers", "Conclusion", FIRST, "The museum", OTHER, "Conclusion: The Road Ahead", AGAIN[:130])
    assert len(inspect(*parts, words=8)) == 1


def test_the_similarity_that_is_asked_for_decides() -> None:
    parts = ("Piers", "Conclusion", FIRST, "The museum", OTHER, "Conclusion: The Road Ahead", AGAIN)
    assert inspect(*parts, similarity=0.9) == []
    assert len(inspect(*parts, similarity=0.1)) == 1


def test_a_series_of_akin_headings_is_left_alone() -> None:
    parts = [part for _ in range(4) for part in ("Conclusion of the trial", AGAIN)]
    assert inspect("Piers", *parts, "The museum", OTHER) == []
    assert len(inspect("Piers", *parts[:4], "The museum", OTHER)) == 1


def test_sections_under_different_headings_are_not_compared() -> None:
    parts = ("## Conclusion", FIRST, "## The museum", OTHER, "# Part two", "## Conclusion: The Road Ahead", AGAIN)
    assert inspect("# Part one", *parts, name="a.md") == []
    assert len(inspect(*(part for part in parts if part != "# Part two"), name="a.md")) == 1


def test_documentation_is_left_alone() -> None:
    parts = ("## Conclusion", FIRST, "## The museum", OTHER, "## Conclusion: The Road Ahead", AGAIN)
    assert inspect(*parts, name="docs/reference/a.md") == []


def test_a_similarity_that_none_or_all_have_is_refused() -> None:
    for similarity in (0.0, 1.5):
        with pytest.raises(ValueError, match="similarity"):
            Restatement.verify(Restatement.Options(similarity=similarity))


def test_the_core_of_a_heading_leaves_frames_out_unless_nothing_else_is_there() -> None:
    assert heading_words("The Broader National Trend").core == heading_words("The Wider National Landscape").core
    assert heading_words("The Bigger Picture").core
    assert heading_words("of the").core == ()


CLOSE = FIRST.replace("Along the whole coast councils", "Councils along the whole coast")
LOOSE = (
    "Shipworm is an old guest in the oak piles of piers along the coast, and no harbour was ever rid of it for long."
    " Painters loved the ruins, poets sang of creaking planks, and boys dived from them on hot evenings. Divers of the"
    " coast guard cost money, and councils have little of it in spring or winter, so what becomes of old timber is open."
)


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("Why the Piers Shut", "Reasons for the Closures"),
        ("Reactions of Councils", "Reactions along the Coast"),
        ("Background", "Background and History"),
        ("Causas del cierre", "Razones de la clausura"),
    ],
)
def test_headings_that_name_one_part_are_akin_where_the_texts_are_twice_as_alike(earlier: str, later: str) -> None:
    assert len(joined(earlier, later, CLOSE)) == 1
    assert joined(earlier, later, LOOSE) == []
    assert len(joined("Conclusion", "Final Takeaways", LOOSE)) == 1


def test_two_topics_of_one_part_are_parallel() -> None:
    first, second = (FIRST.replace("piers", f"{kind} piers") for kind in ("stone", "timber"))
    assert inspect("Piers", "Problems of stone", first, "The museum", OTHER, "Problems of timber", second) == []


def test_a_short_section_has_to_be_twice_as_alike() -> None:
    short = " ".join(CLOSE.split()[:30])
    assert len(joined("Conclusion", "Conclusion: The Road Ahead", short)) == 1
    assert joined("Conclusion", "Conclusion: The Road Ahead", " ".join(LOOSE.split()[:36])) == []


def test_markdown_without_code_is_documentation_by_its_name_alone() -> None:
    parts = ("# Piers", "## Conclusion", FIRST, "## The museum", OTHER, "## Conclusion: The Road Ahead", CLOSE)
    assert len(inspect(*parts, name="piers.md")) == 1
    assert inspect(*parts, name="docs/piers.md") == []
    assert inspect(*parts, "`a` `b` `c` `d`", name="piers.md") == []
