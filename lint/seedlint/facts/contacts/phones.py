"""Phone numbers as written in a text: those valid by the numbering plans, and broken ones.

libphonenumber finds only valid numbers. Other rows of digits are candidates where a word ("Tel.", "call", "fax") or a
plus sign announces a phone number.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence

from seedlint.base.model import Document, Span
from seedlint.base.record import NamedTuple
from seedlint.text.cached_property import cached_property
from seedlint.text.contacts.numbering import Reading, may_hold_number, read, valid_numbers
from seedlint.text.contacts.phone_words import COUNTED, IN_ENGLISH, WORDS
from seedlint.text.digits import SIX, digit_runs
from seedlint.text.lazy import lazy

BLANK = r"[ \u00a0\u202f\u3000]"
SEPARATOR = r"[ \u00a0\u202f\u3000().\uff0e/\u2010-\u2015\u30fc\uff08\uff09\uff0d-]"
CANDIDATE = lazy(
    rf"(?<!\d[.,:/])(?<![\w=#%$€£¥@*+-])(?<!\S/)"
    rf"(?>(?:[+\uff0b](?=[(\uff08]?[1-9\uff11-\uff19]))?[(\uff08]?[\dO][\dOoIl]*(?:{SEPARATOR}{{1,3}}(?=[OoIl]*\d)[\dOoIl]+)*[)\uff09]?)"
    rf"(?!{BLANK}?[%°€$£¥]|[\w@=+*]|[.,:/-]\w|\()"
)
REACH = 30  # how far before a number its cue may stand, in characters; another word only half as far
LONGEST = 16  # a cue
MOST = 20  # digits of a candidate; E.164 allows fifteen
FAR = lazy(r"\w{4,}[.!?;]\s|\d{3,}|[=|{}<>]")  # separates a number from a cue before it
NEXT = lazy(r"[\s\x00]*(?:[,;/&|•·]|and|or|und|oder|et|ou|y|o|e|i|и)?[\s\x00(]*(?:fax\W+|mobil\w*\W+)?")
NOT_A_PHONE = lazy(
    r"""(?xi) (?=[\d$€£¥₹+-]|\b[a-z]{1,8}+[\d-]) (?:  # most places begin none of these
      \b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b                       # UUID
    | \b97[89][- ]?\d{1,5}[- ]?\d{1,7}[- ]?\d{1,7}[- ]?\d\b                                  # ISBN-13
    | \bCVE-\d{4}-\d{4,}                                                                      # a known weakness
    | \b10\.\d{4,9}/\S+                                                                      # DOI
    | \b[A-Z]{2}\d{2}(?:\ ?[A-Z0-9]{4}){2,7}(?:\ ?[A-Z0-9]{1,4})?\b                          # IBAN
    | (?<![\d.-])(?<!\+\d\d\ )(?<!\+\d\d\ \d\d\ )(?<!\+\d\d\ \d{3}\ )                                # no country code
      (?:\d{4}[\ -]\d{4}[\ -]\d{4}[\ -]\d{4}|3[47]\d\d[\ -]\d{6}[\ -]\d{5})(?!\d)                    # payment card
    | (?<![\d.-])(?:1[5-9]|20|21)\d\d[-/.](?:0?[1-9]|1[0-2])[-/.](?:0?[1-9]|[12]\d|3[01])(?!\d)         # year first
    | (?<![\d.-])(?:0?[1-9]|[12]\d|3[01])[-/.](?:0?[1-9]|[12]\d|3[01])[-/.](?:1[5-9]|20)\d\d(?![\d.-])  # year last
    | (?<![\d.-])(?:1[5-9]|20)\d\d\ ?[-/–]\ ?(?:1[5-9]|20)\d\d(?![\d.-])                     # years
    | (?<!\d)(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])(?:\d{4}|\d{6})?(?!\d)           # compact date and time
    | (?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])(?<!\d\d\d\d)                                # IPv4 and versions
    | \bv?\d{1,9}(?:\.\d{1,9}){0,6}\.\d{1,2}\.\d{5,}(?:\.\d+)*                                # versions with a build
    | \d\d:\d\d(?::\d\d)?\s*[-+]\d{4}(?!\d)(?:\ \d{4})?                                 # a time with its zone
    | [$€£¥₹]\ ?\d[\d.,\ ]* | \d[\d.,\ ]{0,40}+(?:[$€£¥₹]|\b(?:USD|EUR|GBP|CHF|JPY|INR|BRL)\b)  # money
    | (?<![\d.])\d{1,3}(?:,\d{3})+                                                           # thousands
    | [-+]?\b\d{1,3}\.\d{4,}[°NSEW]? (?:[,/;\ ]+[-+]?\d{1,3}\.\d{3,})+ | [-+]\d{1,3}\.\d{3,}  # coordinates
    | (?<![\d-])\d{3}-\d{2}-\d{4}(?![\d-])                                                   # SSN
    | (?<![\d-])\d{5}-\d{4}(?![\d-])                                                         # ZIP+4
    )"""
)
THOUSANDS = lazy(rf"\+?\d{{1,3}}(?:{BLANK}\d{{3}}|\.\d{{3}}){{1,2}}")
BRACKETED = lazy(r"\(\d{3}\) ?\d{2,4}-\d{2,5}")
LETTERS = str.maketrans("OoIl", "0011")
BARE = lazy(r"(?:\W|\b(?:us|me|at|on|to|is|unter|au|le|al|it)\b)*")  # the only words between a cue and ungrouped digits
SPELT = lazy(r"[ .-]?([A-Z]{3,7})(?!\w)")  # the rest of a number, as the keys spell it: "+1 800 521 PIER"
SPELT_OUT = range(10, 13)  # digits and letters of such a number
LONG = 1000  # characters
PIECE = 4000  # characters of a long line that are read at once: the time grows with their square


# A link (RFC 3966); its parameters ("ext=12") begin with a semicolon. Letters, `*` and `#` are in no numbering plan.
LINK = lazy(r"(?i)(?<![\w.+-])tel:(?://)?((?:\+|%2B)?(?:[\d().-]|%20){6,30})(?=[;,\"'\s>)]|$)")
LOCAL = 7  # digits of a number; shorter ones behind links are those of services


class Phone(NamedTuple):
    """A phone number, valid or not; `reason` is its defect, "" for none.

    `region`: the ISO 3166 code of the numbering plan that was applied. `e164`: the international form, None where it
    couldn't be parsed. `possible`: numbers of this length exist there. `valid`: its range is assigned. `cue`: a word
    before it, a plus sign or brackets around an area code announce a phone number. Reasons: too-short, too-long,
    bad-area-code, bad-country-code, unbalanced-bracket, letter-for-digit, unassigned.
    """

    span: Span
    text: str
    region: str
    e164: str | None
    valid: bool
    possible: bool
    reason: str
    cue: bool


def phones(
    prose: str,
    taken: Iterable[Span] = (),
    *,
    regions: Iterable[str],
    digits: Iterable[int] | None = None,
    is_english: Callable[[], bool] = lambda: True,
) -> tuple[Phone, ...]:
    """Return the phone numbers of `prose` in order, none within `taken` (sorted), valid if so in any of `regions`.

    `digits`: the offsets of its runs of digits, searched for if not given. `is_english` is called where digits in
    groups of three could be a broken number of North America or a valid one of another country.
    """
    known, spans, found, done = _Plans(tuple(regions), is_english), tuple(taken), list[Phone](), -1
    ends = [span.end for span in spans]
    for digit in digit_runs(prose) if digits is None else digits:
        if digit < done or not (six := SIX.match(prose, digit)):
            continue
        start, end = prose.rfind("\n", 0, digit) + 1, prose.find("\n", six.end())
        done = len(prose) if end < 0 else end
        if _is_data(prose[start:done]):
            continue
        for begin, end in _pieces(prose, start, done):
            for phone in _Line(prose[begin:end], begin).phones(known):
                at = bisect_right(ends, phone.span.start)
                if at == len(spans) or not phone.span.overlaps(spans[at]):
                    found.append(phone)
    return tuple(sorted(found, key=lambda phone: phone.span))


def _is_data(line: str) -> bool:
    """Tell whether a line is a row of a table of numbers: long, and more than a third of it digits."""
    return len(line) > LONG and 3 * sum(map(str.isdigit, line)) > len(line)


def _pieces(prose: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Split a very long line, between sentences where possible: no cue has an effect beyond its sentence."""
    while end - start > PIECE:
        cut = max(prose.rfind(stop, start + PIECE // 2, start + PIECE) for stop in (". ", "! ", "? ", "; "))
        cut = cut + 2 if cut >= 0 else start + PIECE
        yield start, cut
        start = cut
    yield start, end


class _Plans(NamedTuple):
    """The regions whose numbering plans apply, and whether the text is in English."""

    regions: tuple[str, ...]
    is_english: Callable[[], bool]


class _Line:
    """One line of the prose, or a piece of a long one, and its offset."""

    def __init__(self, text: str, start: int) -> None:
        self.text, self.start = text, start
        self._words: dict[int, re.Match[str] | None] = {}  # what `_word` found, by where a number begins

    @cached_property
    def others(self) -> tuple[Span, ...]:
        """The spans of dates, amounts, identifiers and the like, which are no phone numbers whatever precedes them."""
        return tuple(Span(*match.span()) for match in NOT_A_PHONE.finditer(self.text))

    def phones(self, plans: _Plans) -> Iterator[Phone]:
        """Yield the numbers of the line: the valid ones, then the broken ones that a cue announces."""
        if not self._may_hold_one():
            return
        valid = tuple(self._valid(plans.regions))
        cued = [phone for phone in valid if phone.cue]
        yield from valid
        taken = [phone.span for phone in valid]
        for match in CANDIDATE.finditer(self.text):
            text = match[0].rstrip(" .(/\u00a0-\u2013")
            span = Span(self.start + match.start(), self.start + match.start() + len(text))
            if any(span.overlaps(other) for other in taken):
                continue  # before the plans are asked
            phone = self._candidate(text, match.start(), cued, plans)
            if phone:
                cued.append(phone)
                yield phone

    def _may_hold_one(self) -> bool:
        """Tell whether enough digits are left outside dates, versions and the like: in most lines there aren't."""
        pieces, done = list[str](), 0
        for start, end in self.others:
            pieces.append(self.text[done:start])
            done = end
        return not done or SIX.search("\n".join((*pieces, self.text[done:]))) is not None

    def _valid(self, regions: tuple[str, ...]) -> Iterator[Phone]:
        if not may_hold_number(self.text) or not may_hold_number(self._without_others()):
            return  # dates are the usual rows of seven digits
        seen: list[Phone] = []
        for region in regions:
            for start, end, number in valid_numbers(self.text, region):
                text, cue = self.text[start:end], self._cue(start, seen)
                phone = self._phone(start, text, number, self._bracket(start, end), cue=cue or text[0] in "+\uff0b")
                grouped = not text.strip("()").isdigit()
                if (cue or grouped) and not self._is_something_else(start, end) and not _overlaps(phone, seen):
                    seen.append(phone)
        yield from seen

    def _without_others(self) -> str:
        """Return the line with a line end, which no number contains, in place of each of `others`."""
        pieces, done = list[str](), 0
        for other in self.others:
            pieces += (self.text[done : other.start], "\n")
            done = max(done, other.end)
        return "".join((*pieces, self.text[done:]))

    def _is_something_else(self, start: int, end: int) -> bool:
        """Tell whether these digits are a date, an ISBN, money or the like, by their form or by a word before them."""
        if any(other.overlaps(Span(start, end)) for other in self.others):
            return True
        word = self._word(start)
        return word is not None and not word["cue"] and not FAR.search(self.text, word.end(), start)

    def _candidate(self, text: str, start: int, cued: Iterable[Phone], plans: _Plans) -> Phone | None:
        """Return a broken phone number; None where none is meant, or where it may be a local or short number."""
        plain = unicodedata.normalize("NFKC", text).translate(LETTERS)
        digits = sum(map(str.isdigit, plain))
        if not 6 <= digits <= MOST:
            return None
        cue, shaped = self._cue(start, cued), BRACKETED.fullmatch(plain) is not None
        if not (cue or shaped or plain[0] == "+"):
            return None
        if self._is_something_else(start, start + len(text)):
            return None
        if (letters := SPELT.match(self.text, start + len(text))) and digits + len(letters[1]) in SPELT_OUT:
            return None
        if not cue and (digits < 7 or plain.strip("+()").isdigit() or THOUSANDS.fullmatch(plain)):
            return None
        if sum(map(str.isdigit, text)) < 6 or (plain.isdigit() and not (digits > 6 and self._is_next(start))):
            return None
        spaced = self._may_be_spaced(plain, start) and plans.is_english()
        readings = [reading for region in plans.regions if (reading := read(plain, region, spaced=spaced))]
        if not readings:
            return None
        reading = next((each for each in readings if not each.reason), readings[0])
        reason = reading.reason or ("letter-for-digit" if any(letter in "OoIl" for letter in text) else "")
        reason = reason or self._bracket(start, start + len(text))
        return self._phone(start, text, reading, reason)

    def _phone(self, start: int, text: str, reading: Reading, reason: str, *, cue: bool = True) -> Phone:
        span = Span(start + self.start, start + self.start + len(text))
        return Phone(span, text, reading.region, reading.e164, reading.valid, reading.possible, reason, cue)

    def _cue(self, start: int, before: Iterable[Phone]) -> bool:
        """Tell whether a cue announces the number at `start`, directly or through the number before it."""
        word = self._word(start)
        if word is not None and word["cue"] and not FAR.search(self.text, word.end(), start):
            return True
        ends = [phone.span.end - self.start for phone in before if phone.cue and phone.span.end - self.start <= start]
        return bool(ends) and NEXT.fullmatch(self.text, max(ends), start) is not None

    def _is_next(self, start: int) -> bool:
        """Tell whether a cue stands right before `start`, as is required for ungrouped digits."""
        word = self._word(start)
        return word is not None and BARE.fullmatch(self.text, word.end(), start) is not None

    def _may_be_spaced(self, plain: str, start: int) -> bool:
        """Tell whether an English cue stands right before digits with blanks, and the digits can't be a count of it."""
        word = self._word(start) if " " in plain else None
        if word is None or not IN_ENGLISH.match(word[0]) or not self._is_next(start):
            return False
        return not (THOUSANDS.fullmatch(plain) and COUNTED.match(word[0]))

    def _word(self, start: int) -> re.Match[str] | None:
        """Return the word nearest before `start` that says what kind of number follows, cue or not."""
        if start not in self._words:
            self._words[start] = self._last_word(start)
        return self._words[start]

    def _last_word(self, start: int) -> re.Match[str] | None:
        near = [
            word
            for word in WORDS.finditer(self.text, max(0, start - REACH - LONGEST), start)
            if start - word.end() <= (REACH if word["cue"] else REACH // 2)
        ]
        return near[-1] if near else None

    def _bracket(self, start: int, end: int) -> str:
        """Return the defect of a bracket without a partner, which may also be outside the number; "" for none."""
        text = self.text[start:end]
        unclosed = text.count("(") > text.count(")") and ")" not in self.text[end:]
        unopened = ")" in text and re.match(r"\+?\d{2,5}\)", text) and "(" not in self.text[:start]
        return "unbalanced-bracket" if unclosed or unopened else ""


def _overlaps(phone: Phone, others: Iterable[Phone]) -> bool:
    return any(phone.span.overlaps(other.span) for other in others)


def linked_phones(document: Document, written: Sequence[Phone], *, regions: Iterable[str]) -> tuple[Phone, ...]:
    """Return the numbers of `tel:` links in order, without those that the text shows as well (`written`)."""
    shown, known = {_digits(phone.text)[-LOCAL:] for phone in written}, tuple(regions)
    return tuple(phone for phone in _linked_phones(document, known) if _digits(phone.text)[-LOCAL:] not in shown)


def _linked_phones(document: Document, regions: tuple[str, ...]) -> Iterator[Phone]:
    for region in document.regions:
        if region.kind not in ("destination", "markup"):
            continue
        for link in LINK.finditer(document.text, *region.span):
            plain = link[1].replace("%20", " ").replace("%2B", "+").replace("%2b", "+")
            readings = [reading for country in regions if (reading := read(plain, country))]
            if readings and len(_digits(plain)) >= LOCAL:
                best = next((reading for reading in readings if not reading.reason), readings[0])
                span = Span(*link.span(1))
                yield Phone(span, link[1], best.region, best.e164, best.valid, best.possible, best.reason, cue=True)


def _digits(text: str) -> str:
    return "".join(filter(str.isdecimal, text))
