"""Paragraphs that come again because such texts are made so: refrains, questions, warnings, clauses of each article."""

from __future__ import annotations

from itertools import pairwise

from seedlint.text.lazy import lazy

VERSE = 80  # code points of the longest line
GOES_ON = (",", ";", ":", "–", "—", "-", "…", "!")  # ends a line of verse that is no sentence
QUESTION = lazy(r"[^.!?…]+\?[\s\"'”’»)\]*_]*")
NOTICE = lazy(  # under each heading that needs it
    r"[\s>*_#\[({!-]*(?i:warning|caution|danger|note|notice|tip|important|remember|warnung|achtung|hinweis|vorsicht|wichtig"
    r"|attention|remarque|avertissement|important|nota|aviso|advertencia|atención|precaución|atenção|attenzione"
    r"|avvertenza)[\s*_\])}]*:"
)
SPEAKER = lazy(r"\W*[A-ZÀ-Þ]{2,}(?: [A-ZÀ-Þ.]+)*\W{0,2}:")
ARTICLE = lazy(
    r"(?mi)^[\s#*_]*(?:article|art\.|section|clause|§|artikel|artículo|articolo|artigo|cláusula)\s*(?:\d|[ivxl]+\b)"
)


def is_refrain(paragraph: str, between: str) -> bool:
    """Tell whether a paragraph is one that stands again on purpose; `between` is what parts it from the one before.

    Right behind its like only a refrain is none of a slip.
    """
    return _is_verse(paragraph) or (any(map(str.isalpha, between)) and _is_of_each_part(paragraph, between))


def _is_of_each_part(paragraph: str, between: str) -> bool:
    return (
        QUESTION.fullmatch(paragraph) is not None
        or NOTICE.match(paragraph) is not None
        or SPEAKER.match(paragraph) is not None
        or ARTICLE.search(between) is not None
    )


def _is_verse(paragraph: str) -> bool:
    """Tell short lines that end before their sentence does, unlike those that are wrapped or hold a sentence each."""
    lines = [line.strip().strip("*_>") for line in paragraph.splitlines()]
    if len(lines) < 2 or not all(0 < len(line) <= VERSE for line in lines):
        return False
    return all(
        line.endswith(GOES_ON) or (line[-1].isalnum() and following[:1].isupper())
        for line, following in pairwise(lines)
    )
