"""Sentence segmentation: rules and abbreviation lists decide which full stops end a sentence."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from seedlint.base.model import Span
from seedlint.pattern import OPAQUE
from seedlint.text.lazy import lazy

BLANKS = " \t\r\n\f\v\x00\u00a0\u2009\u200a\u202f\u3000"  # with MARKUP, which readers don't see
CLOSERS = "\"'”’“»«›‹)\\]}*_\x00"
END = lazy(  # begins with one character class, which `re` searches for fastest
    rf"[.!?…。！？](?:(?<=[.!?…])(?<![.!?…]{{2}})[.!?…]*+(?:[{CLOSERS}]|\[\d{{1,3}}\])*+(?=[{BLANKS}])"
    r"|(?<=[。！？])[。！？]*+[」』）”’]*+)",
)
BEFORE = 24  # code points that are read for the word before a full stop
BULLETS = "•▪◦‣·●○■□–—*-"
OPENERS = "\"'“‘„‚«»‹›([¿¡"
ATTRIBUTED = lazy(  # after a quoted question: “Why?” Frey asked.
    r"(?:\w[\w'’.-]*\s){0,4}?(?:said|says|asked|asks|told|wrote|added|replied|shouted|cried|whispered|demanded|wondered"
    r"|exclaimed|yelled|muttered|answered|sagte|fragte|rief|dijo|preguntó|demanda|dit)\b"
)

# Abbreviations without their last full stop. A lower-case entry matches in any case, a capitalized one only as it is
# written or in capitals ("Ill." is a state, "ill." is a word).
# Abbreviations that never end a sentence: titles and ranks before a name, then connecting words.
NEVER_LAST = frozenset(
    (
        "mr mrs Ms mx dr prof Rev Fr Hon St ste Mt Ft Gen Lt Col Maj capt cmdr Sgt cpl pvt adm Gov Sen Rep Sens Reps"
        " pres supt atty messrs mmes insp Det Hr frl dipl ing Sra Srta Srs dña Lic mme mlle MM Me Mgr Sig dott e.g eg"
        " i.e viz v cf ca c approx esp incl excl resp z.b zb u.a d.h vgl ggf inkl zzgl bspw sog s.o s.u p.ej p.ex fig"
        " figs eq eqs abb kap hrsg eds vol vols tél tel núm vs"
    ).split()
)
# Abbreviations that may end a sentence: they do before one of STARTERS.
SELDOM_LAST = frozenset(
    (
        "a.m p.m etc al Inc ltd co corp bros llc plc jr sr esq ph.d d.c u.s u.k u.n e.u u.s.a dept dist univ assn Ave"
        " blvd rd bldg Ct apt Est Min Max approx vers gmbh ag usw evtl tsd mio mrd jh cie s.a c.v aprox Ala Ariz Ark"
        " Calif Colo Conn Del Fla Ga Ill Ind Kan Ky Mass Md Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Tenn Tex Vt Va"
        " Wash Wis Wyo Ont Que b.c a.d n.y l.a"
    ).split()
)
# Abbreviations only before a number: "No. 5", but "No. He left."
BEFORE_NUMBER = frozenset(
    (
        "no nos nr num n p pp pg s sec secs sect ch chap par pt pts art app ex op ver lib ln ll abs bd ed rev Jan Feb"
        " Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Okt Dez Mär janv févr avr juil déc ene abr ago dic Mon Tue Tues Wed"
        " Thu Thur Thurs Fri Sat Sun"
    ).split()
)
# Words that, with a capital after an abbreviation, nearly always begin a sentence and no name.
STARTERS = frozenset(
    (
        "the a an this that these those he she it they we you i in on at as for from by with if when while after"
        " before but and or so yet there here his her its their our your my what who why how where which one some many"
        " most all no not however although though since because then now also to let see use please der die das ein"
        " eine er sie es wir ich im am und aber doch wenn als nach vor mit für auf bei le la les un une il elle ils"
        " elles nous vous ce cette et mais dans en pour el los las una ella ellos pero por con según de se"
    ).split()
)
# Words after an ordinal that is written with a full stop: "3. Oktober", "19. Jahrhundert".
AFTER_ORDINAL = frozenset(
    (
        "januar jänner februar märz april mai juni juli august september oktober november dezember december januari"
        " februari marts maj augusti jahrhundert jahrhunderts jh mal auflage platz klasse stock geburtstag bezirk tag"
        " woche kapitel band weltkrieg"
    ).split()
)
ABBREVIATIONS = frozenset(word.lower() for word in NEVER_LAST | SELDOM_LAST | BEFORE_NUMBER)
LETTERS = lazy(r"(?:[^\W\d_]\.)*[^\W\d_]")  # "J", "U.S", "z.B"
WORD = lazy(r"[^\W_]+(?:[.'’][^\W_]+)*")
EDGE = lazy(rf"[{BLANKS}\"“”„«»‘(\[/—–-]")


class Sentences:
    """The sentences of paragraphs, in order, without blanks or markup at their ends; none spans two paragraphs.

    Look-up by offset is lazy: it segments one paragraph, only as far as needed, and caches the sentences found.
    """

    __slots__ = ("_paragraphs", "_prose", "_read", "_starts")

    def __init__(self, prose: str, paragraph_spans: Iterable[Span]) -> None:
        self._prose = prose
        self._paragraphs = tuple(paragraph_spans)
        self._starts = [paragraph.start for paragraph in self._paragraphs]
        self._read: dict[int, tuple[list[Span], Iterator[Span]]] = {}

    def __iter__(self) -> Iterator[Span]:
        return (sentence for paragraph in self._paragraphs for sentence in _split(self._prose, paragraph))

    def paragraph_at(self, offset: int) -> Span | None:
        """Return the last paragraph that begins at or before an offset, if any."""
        index = bisect_right(self._starts, offset) - 1
        return self._paragraphs[index] if index >= 0 else None

    def at(self, offset: int) -> Span | None:
        """Return the last sentence that begins at or before an offset, if any."""
        for index in range(bisect_right(self._starts, offset) - 1, -1, -1):
            sentences = self._of(index, offset)
            if before := bisect_right(sentences, offset, key=lambda sentence: sentence[0]):
                return sentences[before - 1]
        return None

    def _of(self, index: int, offset: int) -> Sequence[Span]:
        """Return the sentences of a paragraph, at least up to the first that ends after the offset."""
        if index not in self._read:
            self._read[index] = ([], _split(self._prose, self._paragraphs[index]))
        found, rest = self._read[index]
        if not found or found[-1][1] <= offset:
            for sentence in rest:
                found.append(sentence)
                if sentence[1] > offset:
                    break
        return found


def _split(prose: str, paragraph: Span) -> Iterator[Span]:
    start = _after_blanks(prose, paragraph.start, paragraph.end)
    for match in END.finditer(prose, start, paragraph.end):
        follows = _after_blanks(prose, match.end(), paragraph.end)
        if follows >= paragraph.end:
            break
        if _ends_here(prose, start, match, follows, paragraph.end):
            yield _trimmed(prose, start, match.end())
            start = follows
    if start < paragraph.end:
        yield _trimmed(prose, start, paragraph.end)


def _ends_here(prose: str, start: int, match: re.Match[str], follows: int, limit: int) -> bool:
    """Tell whether a sentence from `start` ends with the marks of `match`; the next word or mark is at `follows`."""
    mark = match[0]
    if mark[0] in "。！？":
        return True
    if not _may_begin(prose, follows, limit):
        return False
    if mark[0] == "." and not mark.startswith(".."):
        return not _abbreviates(prose, start, match.start(), follows, limit)
    if len(mark) > 1 and mark[0] in "!?" and mark[-1] in "\"'”’»«“":
        return not ATTRIBUTED.match(prose, follows, min(follows + 60, limit))
    if mark.startswith(("..", "…")):
        return _word_after(prose, follows, limit).partition("'")[0].partition("’")[0] != "I"
    return True


def _may_begin(prose: str, at: int, limit: int) -> bool:
    """Tell whether a sentence may begin at an offset: not with a lower-case letter, nor with most punctuation."""
    char = prose[at]
    if char.isupper():
        return True
    if char in OPENERS or char in BULLETS:
        inner = WORD.search(prose, at, min(at + 8, limit))
        return inner is None or not inner[0][0].islower()
    return char == OPAQUE or char.isdigit() or char.istitle() or (char.isalpha() and not char.islower())


def _word_after(prose: str, follows: int, limit: int) -> str:
    following = WORD.search(prose, follows, min(follows + 40, limit))
    return following[0] if following else ""


def _abbreviates(prose: str, start: int, stop: int, follows: int, limit: int) -> bool:
    """Tell whether the full stop at `stop` belongs to an abbreviation or an ordinal and ends no sentence.

    The next word or mark is at `follows`.
    """
    word = prose[max(start, stop - BEFORE) : stop].rpartition(" ")[2]
    if word.isalpha():
        if len(word) > 1 and word.lower() not in ABBREVIATIONS:
            return False
    else:
        word = EDGE.split(word)[-1]
    following = _word_after(prose, follows, limit)
    if word.isdigit():
        numbers_the_item = stop - len(word) == start  # "1. Open the door."
        return numbers_the_item or (len(word) <= 2 and following.lower() in AFTER_ORDINAL)
    if _is_one_of(NEVER_LAST, word) or (following[:1].isdigit() and _is_one_of(BEFORE_NUMBER, word)):
        return True
    may_end = _is_one_of(SELDOM_LAST, word) or LETTERS.fullmatch(word) is not None
    return may_end and following.lower() not in STARTERS


def _is_one_of(abbreviations: frozenset[str], word: str) -> bool:
    return (
        word in abbreviations
        or word.lower() in abbreviations
        or (word.isupper() and word.capitalize() in abbreviations)
    )


def _after_blanks(prose: str, at: int, limit: int) -> int:
    while at < limit and prose[at] in BLANKS:
        at += 1
    return at


def _trimmed(prose: str, start: int, end: int) -> Span:
    while end > start and prose[end - 1] in BLANKS:
        end -= 1
    return tuple.__new__(Span, (start, end))  # the same as Span(start, end), three times as fast
