"""Where in a text its date may stand: in its head, round its first paragraph, in its foot."""

from __future__ import annotations

from seedlint.base.position import Lines
from seedlint.text.dates.date_lines import HEAD, DateLines

PROSE = (
    "The pier shut at noon and nobody was hurt, the harbour board said, and the crews were thanked for their calm.\n"
)
MENU = "".join(f"Entry {number}\n" for number in range(40))
COMMENTS = "".join(f"A reader\nIt was number {number}\n" for number in range(20))


def counting(text: str) -> list[str]:
    """Return the lines of a text in which a date counts."""
    lines = DateLines.of(text, Lines(text), body_start=0, last_date=len(text))
    return [line.text for start in lines.ranks if (line := lines.starting_at(start))]


def test_the_head_and_the_last_lines_count_in_a_text_without_paragraphs() -> None:
    entries = MENU.splitlines()
    assert counting(MENU) == [*entries[:HEAD], *entries[-3:]]


def test_lines_round_the_first_paragraph_count_however_long_the_menu_is() -> None:
    text = f"{MENU}Pier shut\n14 May 2024\n{PROSE}{PROSE}"
    lines = DateLines.of(text, Lines(text), body_start=0, last_date=len(text))
    line = lines.starting_at(text.index("14 May"))
    assert line and (line.above, line.below[0]) == ("Pier shut", PROSE.strip())
    assert lines.is_near_prose(line) and lines.has_menu and not line.is_at_foot


def test_nothing_counts_in_the_comments_of_readers() -> None:
    assert counting(f"Pier shut\n\n{PROSE}\n3 comments\n{COMMENTS}") == ["Pier shut", PROSE.strip()]


def test_a_foot_without_a_date_is_not_looked_for() -> None:
    text = f"Pier shut\n14 May 2024\n{PROSE}{MENU}"
    lines = DateLines.of(text, Lines(text), body_start=0, last_date=text.index("14 May"))
    assert "Entry 39" not in [row.of(text) for row in lines.rows]
