"""Kind "truncated-text": documents that are cut off before their end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import ClassVar

from seedlint.base.model import Finding, Span
from seedlint.checks import Check
from seedlint.facts import Facts, Hit
from seedlint.facts.structure import Paragraph
from seedlint.pattern import MARKUP, OPAQUE
from seedlint.text.lazy import lazy

TAIL = 240  # code points before the end in which a mark of truncation or a "read more" line is searched for
BLANKS = f" \t\r\n\f\u00a0\u200b{MARKUP}"
CLOSERS = "\"'”’»)]*_›“"
# The links that a page puts under the beginning of a text: "Read the full article".
PIECES = {
    "en": r"(?:read|see|view|get|find|hear|watch) (?:(?:the|our|this|her|his|their) )?(?:full|entire|whole|complete"
    r"|rest of(?: the| this)?) (?:story|article|post|interview|piece|column|entry|report|review|statement|obituary)",
    "de": r"(?:(?:lesen sie )?(?:hier )?den|(?:hier (?:geht es|geht's|gehts) )?zum) (?:ganzen|vollständigen|kompletten)"
    r" (?:artikel|beitrag|text|bericht)(?: (?:hier )?lesen)?",
    "fr": r"lire (?:l['’](?:article|interview|entretien) (?:complet|entier|en entier|en intégralité)"
    r"|l['’]intégralité de l['’](?:article|interview|entretien)|la suite de l['’]article)",
    "es": r"(?:leer|lea|lee) (?:el|la) (?:artículo|nota|noticia|entrevista|historia) complet[oa]",
    "it": r"(?:leggi|continua a leggere) (?:l['’] ?|la )(?:articolo|intervista|notizia)(?: complet[oa]| intera)?",
    "pt": r"(?:leia|ler) [oa] (?:artigo|matéria|notícia|reportagem|entrevista) (?:complet[oa]|na íntegra)",
    "nl": r"lees (?:hier )?het (?:hele|volledige|complete) (?:artikel|verhaal|interview|bericht)",
}
PLACE = r"(?: (?:here|at|on|in|auf|bei|hier|ici|sur|aquí|en|qui|su|aqui|no|na|op)\b[^.!?\r\n]{0,40})?"
ELSEWHERE = lazy(
    rf"(?:\A|[\r\n]|[.!?…\])] )[ \t*_»→\[(]*(?P<text>(?:{'|'.join(PIECES.values())}){PLACE}"
    r"|[(\[]more[)\]]|[-–—] ?more ?[-–—]"
    r"|[(\[]?continued (?:on|from) (?:the )?(?:next )?page(?: [a-z]?-?\d+)?[)\]]?)[ \t)\]»›→>.:…*_]*\Z",
    re.I,
)
CUT = lazy(r"(?<![^\s\x00])(?:\[ ?(?:\.{2,4}|…) ?\]|\((?:\.{3}|…)\))\Z")
ELLIPSIS = lazy(r"([^\W\d_]+),? ?(?:\.{3,4}|…)\Z")
LAST_WORD = lazy(r"([^\W\d_][\w'’-]*)([,;–—(“„«-]?)\Z")
PLAIN = lazy(
    r"[\"“”„«»‘’'(\[—–*_\x00-]*[^\W\d_]+(?:['’.–/-]+[^\W\d_]+)*[.,;:!?…)\]\"“”„«»‘’'—–*_\x00]*|\d[\d.,:%]*[.,;)]?"
)
PLAIN_SHARE = 0.9  # of the words of running text are plain, at least
LIKE_CODE = lazy(rf"[={{}}|\\<>@{OPAQUE}_]|://|www\.|\w\(|^\s*[-$#%*]|©|\(c\)", re.M | re.I)
FINISHED = lazy(r"[^\W\d_]{2}[.!?][\"”’)]?\s")
ENDED = tuple(".!?:…。！？।؟")
FEWEST_WORDS = 5  # of a truncated last sentence, at least
ENOUGH_WORDS = 12  # the same where its last word may end a sentence
ENOUGH_PARAGRAPHS = 3  # that end with a full stop, so that the last one should, too
ENDED_SHARE = 0.75  # of all paragraphs end so, at least


class TruncatedText(Check):
    """Find, at a document's end, a mark of truncation, a link to the full text, or an unfinished sentence."""

    FIELDS: ClassVar = {"reason": "what tells that it breaks off"}
    VARIANTS: ClassVar = ("mark", "elsewhere", "sentence")

    def inspect(self, facts: Facts, hits: Sequence[Hit]) -> Iterable[Finding]:
        """Yield at most one finding; marks of truncation are searched for before unfinished sentences."""
        end = len(facts.prose.rstrip(BLANKS))
        start = max(end - TAIL, 0)
        tail = facts.prose[start:end].replace(MARKUP, " ")
        if not tail or OPAQUE in tail[-1:] or not facts.says_something:
            return
        if found := ELSEWHERE.search(tail):
            span = Span(start + found.start("text"), start + found.start("text") + len(found["text"].rstrip()))
            yield Finding(span, {"reason": "the rest of it stands elsewhere"}, "elsewhere")
        elif not tail.rstrip(CLOSERS).endswith(ENDED) or tail.endswith(("]", ")", "…", "...")):
            yield from _broken_off(facts, end)


def _broken_off(facts: Facts, end: int) -> Iterable[Finding]:
    """Yield the end of the last paragraph if it is running text and marked as cut or stops within a sentence."""
    paragraphs = facts.paragraphs
    last = paragraphs[-1] if paragraphs else None
    if last is None or _is_in_table_or_quote(facts, last):
        return
    text = facts.prose[last.span.start : end]
    if not text or not _is_running(text.split()):
        return
    begin = max(last.span.start, end - TAIL)
    tail = facts.prose[begin:end]
    sentence = facts.sentences.at(end - 1) or last.span
    words = len(facts.prose[sentence.start : end].split())
    if (mark := CUT.search(tail)) or ((mark := ELLIPSIS.search(tail)) and _is_open(facts, mark[1])):
        if words >= FEWEST_WORDS or len(paragraphs) > 1:
            start = begin + mark.start()
            yield Finding(Span(start, end), {"reason": "a mark tells that something was cut off"}, "mark")
    elif (
        last.kind != "heading"
        and (word := LAST_WORD.search(tail))
        and LIKE_CODE.search(text) is None
        and _is_unfinished(facts, word, words, last)
    ):
        span = Span(begin + word.start(), end)
        yield Finding(span, {"reason": f"it ends with `{word[0]}`, within a sentence"}, "sentence")


def _is_unfinished(facts: Facts, word: re.Match[str], words: int, last: Paragraph) -> bool:
    """Tell whether a sentence of `words` words can't end with `word`, or lacks the full stop of all others."""
    has_sentences = FINISHED.search(last.span.of(facts.prose)) is not None
    if last.kind == "item" and not has_sentences:
        return False
    if _is_open(facts, word[1]):
        return has_sentences or words >= ENOUGH_WORDS or (words >= FEWEST_WORDS and _ended(facts, last) > 0)
    if words < ENOUGH_WORDS or word[1][0].isupper() or last.kind == "item" or _ends_a_list(last.span.of(facts.prose)):
        return False
    return has_sentences and facts.language is not None and _ended(facts, last) >= ENOUGH_PARAGRAPHS


def _ends_a_list(paragraph: str) -> bool:
    """Tell whether the last two lines are too short for wrapped text: a name, a date."""
    lines = paragraph.rstrip(BLANKS).splitlines()[-2:]
    return len(lines) > 1 and all(len(line.split()) < FEWEST_WORDS for line in lines)


def _ended(facts: Facts, last: Paragraph) -> int:
    """Count the other paragraphs that end like sentences; 0 if too many don't, or if the one before doesn't."""
    others = [each for each in facts.paragraphs if each is not last and each.kind == "text"]
    texts = [each.span.of(facts.prose).rstrip(BLANKS).rstrip(CLOSERS) for each in others]
    ended = sum(text.endswith(ENDED) for text in texts)
    return ended if texts and texts[-1].endswith(ENDED) and ended >= ENDED_SHARE * len(others) else 0


def _is_in_table_or_quote(facts: Facts, last: Paragraph) -> bool:
    """Tell whether a paragraph is in a table or a block quotation, which may end anywhere."""
    return any(last.span.overlaps(span) for kind in ("table", "quote") for span in facts.regions(kind))


def _is_open(facts: Facts, word: str) -> bool:
    """Tell whether no sentence of the document's language ends with a word."""
    from seedlint.text.open_words import OPEN_WORDS

    return facts.language is not None and word in OPEN_WORDS.get(facts.language.primary, ())


def _is_running(words: Sequence[str]) -> bool:
    plain = sum(PLAIN.fullmatch(word) is not None for word in words)
    return len(words) >= FEWEST_WORDS and plain >= PLAIN_SHARE * len(words)
