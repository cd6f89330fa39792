"""Sentences: where each begins and ends, told from full stops that end nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from seedlint.model import Span

BLANKS = " \t\r\n\f\v\x00\u00a0\u2009\u200a\u202f\u3000"  # MARKUP among them: nobody sees it
CLOSERS = "\"'”’“»«›‹)\\]}*_\x00"
END = re.compile(
    rf"(?<![.!?…])[.!?…]++(?:[{CLOSERS}]|\[\d{{1,3}}\])*+(?=[{BLANKS}])|[。！？]++[」』）”’]*+",
)
GAP = re.compile(rf"[{BLANKS}]*+")
BEFORE = 24  # code points that are looked at for the word before a full stop
BULLETS = "•▪◦‣·●○■□–—*-"
OPENERS = "\"'“‘„‚«»‹›([¿¡\x1a"
ATTRIBUTED = re.compile(
    r"(?:\w[\w'’.-]*\s){0,4}?(?:said|says|asked|asks|told|wrote|added|replied|shouted|cried|whispered|demanded|wondered"
    r"|exclaimed|yelled|muttered|answered|sagte|fragte|rief|dijo|preguntó|demanda|dit)\b"
)

# Abbreviations that a name, a number or a word of the same sentence always follows.
NEVER_LAST = frozenset(
    # titles and ranks
    "mr mrs ms mx dr prof rev fr hon st ste mt ft gen lt col maj capt cmdr sgt cpl pvt adm gov sen rep sens reps pres supt"
    " atty messrs mmes insp det hr frl dipl ing sr sra srta srs sras dña d lic mme mmes mlle mm mgr me sig dott"
    # joining words
    " e.g eg i.e viz vs v cf ca c approx esp incl excl resp bzw z.b u.a d.h vgl ggf inkl zzgl bspw sog s.o s.u zb"
    " p.ej p.ex env"
    # before a number or a name of a work
    " fig figs eq eqs abb bd kap abs hrsg ed eds vol vols tab tél tel núm".split()
)
# Abbreviations that also end a sentence: they do before a word that begins sentences.
SELDOM_LAST = frozenset(
    "a.m p.m etc al inc ltd co corp bros llc plc jr sr esq ph.d m.d b.a m.a d.c u.s u.k u.n e.u u.s.a dept dist univ assn"
    " ave blvd rd bldg ct apt ste est min max avg misc vers ver rev gmbh ag usw etc.pp evtl str tsd mio mrd jh std ss"
    " ala ariz ark calif colo conn del fla ga ill ind kan ky mass md mich minn miss mo mont neb nev okla ore pa tenn tex"
    " vt va wash wis wyo ont que b.c a.d n.y l.a bros cie av boul ee.uu s.a c.v pp.ss aprox pág págs art".split()
)
# Abbreviations only before a number: "No. 5" is one, "No. He left" is none.
BEFORE_NUMBER = frozenset(
    "no nos nr num n p pp pg s sec secs sect ch chap par pt pts art app ex jan feb mar apr jun jul aug sep sept oct nov dec"
    " mon tue tues wed thu thur thurs fri sat sun ver v op lib ln ll vs janv févr avr juil déc ene abr ago dic okt dez"
    " mär".split()
)
# Words that begin sentences far more often than they follow an abbreviation as part of a name.
STARTERS = frozenset(
    "the a an this that these those he she it they we you i in on at as for from by with if when while after before but and"
    " or so yet there here his her its their our your my what who why how where which one some many most all no not"
    " however although though since because then now also to let see use please der die das ein eine er sie es wir ich"
    " im am in und aber doch wenn als nach vor mit für auf bei le la les un une il elle ils elles nous vous ce cette et"
    " mais dans en pour el los las una ella ellos pero por con según de se".split()
)
# What follows an ordinal written with a full stop ("3. Oktober", "19. Jahrhundert").
AFTER_ORDINAL = frozenset(
    "januar jänner februar märz april mai juni juli august september oktober november dezember jahrhundert jahrhunderts"
    " jh mal auflage platz klasse stock geburtstag bezirk tag woche kapitel band weltkrieg januari februari marts maj"
    " juni juli augusti december".split()
)
LETTERS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")  # "J", "U.S", "z.B"
WORD = re.compile(r"[^\W_]+(?:[.'’][^\W_]+)*")


def sentences(prose: str, paragraph_spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the sentences of the paragraphs, in order, without blanks or markup at their ends.

    A paragraph's end always ends a sentence. Takes time in proportion to the prose.
    """
    return tuple(sentence for paragraph in paragraph_spans for sentence in _split(prose, paragraph))


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
    """Tell whether the sentence begun at `start` ends with `match`, when the text goes on at `follows`."""
    mark = match[0]
    if mark[0] in "。！？":
        return True
    if not _may_begin(prose, follows, limit):
        return False
    if len(mark) > 1 and mark[0] in "!?" and mark[-1] in "\"'”’»«“":
        return not ATTRIBUTED.match(prose, follows, min(follows + 60, limit))
    following = WORD.search(prose, follows, min(follows + 40, limit))
    word = following[0] if following else ""
    if mark.startswith(("..", "…")):
        return word.partition("'")[0].partition("’")[0] != "I"
    return mark[0] != "." or not _abbreviates(prose, start, match.start(), word)


def _may_begin(prose: str, at: int, limit: int) -> bool:
    char = prose[at]
    if char in OPENERS or char in BULLETS:
        inner = WORD.search(prose, at, min(at + 8, limit))
        return inner is None or not inner[0][0].islower()
    return char.isdigit() or char.isupper() or char.istitle() or (char.isalpha() and not char.islower())


def _abbreviates(prose: str, start: int, stop: int, following: str) -> bool:
    """Tell whether the full stop at `stop` belongs to the word before it, which `following` carries on."""
    begin = max(start, stop - BEFORE)
    word = re.split(rf"[{BLANKS}\"“”„«»‘(\[/—–-]", prose[begin:stop])[-1]
    folded, follower = word.lower(), following.lower()
    if word.isdigit():
        return (len(word) <= 2 and follower in AFTER_ORDINAL) or _numbers_an_item(prose, start, stop - len(word))
    if folded in NEVER_LAST:
        return True
    if folded in BEFORE_NUMBER and following[:1].isdigit():
        return True
    return (folded in SELDOM_LAST or LETTERS.fullmatch(word) is not None) and follower not in STARTERS


def _numbers_an_item(prose: str, start: int, at: int) -> bool:
    """Tell whether the number at `at` is the first word of its sentence: "1. Open the door"."""
    return at == start


def _after_blanks(prose: str, at: int, limit: int) -> int:
    match = GAP.match(prose, at, limit)
    return match.end() if match else at


def _trimmed(prose: str, start: int, end: int) -> Span:
    while end > start and prose[end - 1] in BLANKS:
        end -= 1
    return Span(start, end)
