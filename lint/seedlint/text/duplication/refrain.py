"""Paragraphs that repeat on purpose: refrains, questions, warnings, stage directions, clauses of contracts."""

from __future__ import annotations

from itertools import pairwise

from seedlint.text.lazy import lazy

VERSE = 80  # code points of a line of verse, at most
UNFINISHED = (",", ";", ":", "–", "—", "-", "…", "!")  # ends of a line of verse that the next line continues
QUESTION = lazy(r"[^.!?…]+\?[\s\"'”’»)\]*_]*")
NOTICE = lazy(  # may be repeated under several headings
    r"[\s>*_#\[({!-]*(?i:warning|caution|danger|note|notice|tip|important|remember|warnung|achtung|hinweis|vorsicht|wichtig"
    r"|attention|remarque|avertissement|important|nota|aviso|advertencia|atención|precaución|atenção|attenzione"
    r"|avvertenza)[\s*_\])}]*:"
)
SPEAKER = lazy(r"\W*[A-ZÀ-Þ]{2,}(?: [A-ZÀ-Þ.]+)*\W{0,2}:")
ARTICLE = lazy(
    r"(?mi)^[\s#*_]*(?:article|art\.|section|clause|§|artikel|artículo|articolo|artigo|cláusula)\s*(?:\d|[ivxl]+\b)"
)


def is_refrain(paragraph: str, between: str) -> bool:
    """Tell whether a repeated paragraph repeats on purpose; `between` is the text since its last occurrence.

    With nothing between the two, only verse does.
    """
    return _is_verse(paragraph) or (any(map(str.isalpha, between)) and _may_recur_in_each_part(paragraph, between))


def _may_recur_in_each_part(paragraph: str, between: str) -> bool:
    return (
        QUESTION.fullmatch(paragraph) is not None
        or NOTICE.match(paragraph) is not None
        or SPEAKER.match(paragraph) is not None
        or ARTICLE.search(between) is not None
    )


def _is_verse(paragraph: str) -> bool:
    """Tell whether all lines are short and end within a sentence; unlike wrapped prose, with capitals in between."""
    lines = [line.strip().strip("*_>") for line in paragraph.splitlines()]
    if len(lines) < 2 or not all(0 < len(line) <= VERSE for line in lines):
        return False
    return all(
        line.endswith(UNFINISHED) or (line[-1].isalnum() and following[:1].isupper())
        for line, following in pairwise(lines)
    )
