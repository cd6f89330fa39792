"""Whether a sentence about a person belongs to the running text, or to a box about the author."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from seedlint.text.boilerplate.bare_line import SHORT, BareLine, neighbour
from seedlint.text.boilerplate.page_words import (
    ABOUT_A_PERSON,
    ABOUT_THE_SITE,
    ADDRESSES_THE_VISITOR,
    NO_NAME,
    WRITER_FIRST,
)
from seedlint.text.cached_property import cached_property
from seedlint.text.lazy import lazy

if TYPE_CHECKING:
    from seedlint.facts import Facts

SENTENCE_ENDS = ".!?…"
WORD = lazy(r"[^\W_]+")
CAPITALISED = r"[^\W\d_a-z][\w’'.-]+"
PARTICLE = r"(?:de|da|di|du|del|della|den|der|la|le|van|von|y) "
FULL_NAME_FIRST = lazy(  # also behind a piece that goes before it: "Born in Cork, "
    rf"(?:[^,\n]{{3,80}}, )?{NO_NAME}{CAPITALISED}(?: (?:{PARTICLE}){{0,2}}{CAPITALISED})+"
)
SAYS = lazy(r"[\"“”„«»]|\b(?:says?|said|told|added|sagte?|dit|dijo|disse|zei|zegt)\b", re.IGNORECASE)


class RunningText:
    """The running text of a document, without the author's box."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts

    def includes(self, line: BareLine) -> bool:
        """Tell whether a line about a person is part of the text, which named them before or goes on about them.

        Names in a byline don't count: it is no running text. Further lines of a box contain no quotations.
        """
        sentence = line.content.of(self._facts.prose)
        who = WRITER_FIRST.match(sentence) or FULL_NAME_FIRST.match(sentence)
        if who is None:
            return True
        first = self._first_lines.get(WORD.findall(who[0])[-1], line.number)
        return first < line.number or self._goes_on(line)

    def _goes_on(self, line: BareLine) -> bool:
        """Tell whether the next line with text is running text, and neither about the person nor to a visitor."""
        below = neighbour(self._facts.prose, self._facts.lines, line.number, 1)
        text = self._facts.lines[below].of(self._facts.prose).strip() if below is not None else ""
        if not _is_running(text) or ABOUT_THE_SITE.search(text) or ADDRESSES_THE_VISITOR.search(text):
            return False
        return SAYS.search(text) is not None or ABOUT_A_PERSON.search(text) is None

    @cached_property
    def _first_lines(self) -> dict[str, int]:
        """The number of the first line of running text that has a word, by the word."""
        found: dict[str, int] = {}
        for number, line in enumerate(self._facts.lines):
            text = line.of(self._facts.prose).strip()
            for word in WORD.findall(text) if _is_running(text) else ():
                found.setdefault(word, number)
        return found


def _is_running(text: str) -> bool:
    """Tell whether a line is a sentence, or part of a wrapped one."""
    return len(text.split()) > SHORT and (text[-1] in SENTENCE_ENDS or text[-1].islower())
