"""The wording of a document: its words in order, without what differs between two copies of one text."""

from __future__ import annotations

from collections.abc import Iterable

from seedlint.base.digest import blake2b
from seedlint.base.model import Span
from seedlint.text.cached_property import cached_property
from seedlint.text.lazy import lazy
from seedlint.text.scripts import UNSPACED

BLANK_OR_LOWER = bytes(
    ord(chr(byte).lower()) if byte < 0x80 and chr(byte).isalnum() else byte if byte >= 0x80 else 0x20
    for byte in range(256)
)
SHAPE = bytes(0x20 if byte == 0x20 else ord("x") for byte in range(256))  # a blank, or a byte of a word
WORD_BY_ITSELF = lazy(f"[{UNSPACED}]")
FEW = 16  # odd characters that are replaced one by one sooner than all at once


class Wording:
    """The words of a document as bytes, lower case, without punctuation; each sign of a script without blanks is one.

    Metadata, comments and tags don't count; code, addresses and whatever else a reader may see does.
    """

    def __init__(self, text: str, unusual: str, unseen: Iterable[Span] = ()) -> None:
        """Take a text, each of its characters beyond printable ASCII once, and what of it no reader sees."""
        self._text = text
        self._unusual = unusual
        self._unseen = unseen

    @cached_property
    def _folded(self) -> bytes:
        """The words, with any number of blanks between them."""
        text = _seen(self._text, self._unseen)
        if not text.isascii():
            text = _without_odd_signs(text, self._unusual)
            if not text.isascii():
                text = _composed(text.lower())
        return text.encode("utf-8", "surrogatepass").translate(BLANK_OR_LOWER)

    @property
    def words(self) -> list[bytes]:
        """The words, in order."""
        return self._folded.split()

    @cached_property
    def count(self) -> int:
        """How many words there are, for a third of what parting them costs."""
        return self._folded.translate(SHAPE).count(b" x") + (self._folded[:1] not in (b"", b" "))

    @cached_property
    def letters(self) -> bytes:
        """The words without anything between them."""
        return self._folded.translate(None, b" ")

    @cached_property
    def digest(self) -> str:
        """What two documents share that have the same letters in as many words: 32 hexadecimal digits."""
        return blake2b(b"%d %b" % (self.count, self.letters), digest_size=16).hexdigest()


def _seen(text: str, unseen: Iterable[Span]) -> str:
    pieces: list[str] = []
    done = 0
    for start, end in sorted(unseen):
        pieces.append(text[done:start])
        done = max(done, end)
    return " ".join((*pieces, text[done:])) if pieces else text


def _without_odd_signs(text: str, unusual: str) -> str:
    """Return a text with blanks for signs and around what stands for a word alone; a combining mark is part of one."""
    from unicodedata import category

    instead: dict[str, str] = {}
    for sign in unusual:
        if sign.isascii():
            continue
        if not sign.isalnum() and not category(sign).startswith("M"):
            instead[sign] = " "
        elif WORD_BY_ITSELF.match(sign):
            instead[sign] = f" {sign} "
    if len(instead) > FEW:
        return text.translate({ord(sign): blank for sign, blank in instead.items()})
    for sign, blank in instead.items():
        text = text.replace(sign, blank)
    return text


def _composed(text: str) -> str:
    from unicodedata import is_normalized, normalize

    return text if is_normalized("NFC", text) else normalize("NFC", text)
