"""The wording of a document: its words, normalized so that two copies of one text compare equal."""

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
SHAPE = bytes(0x20 if byte == 0x20 else ord("x") for byte in range(256))  # blanks stay, all else becomes x
WORD_BY_ITSELF = lazy(f"[{UNSPACED}]")
FEW = 16  # distinct characters up to which `str.replace` for each is faster than one `str.translate`


class Wording:
    """The words of a document as UTF-8 bytes, in lower case and NFC, without punctuation.

    In a script without blanks each character is a word. Metadata, comments and tags are left out; code, URLs and
    whatever else a reader may see count.
    """

    def __init__(self, text: str, unusual: str, unseen: Iterable[Span] = ()) -> None:
        """Take a text, its distinct characters beyond printable ASCII, and the spans that no reader sees."""
        self._text = text
        self._unusual = unusual
        self._unseen = unseen

    @cached_property
    def _folded(self) -> bytes:
        """The words, separated by one or more blanks."""
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
        """How many words there are; a third of the cost of splitting them."""
        return self._folded.translate(SHAPE).count(b" x") + (self._folded[:1] not in (b"", b" "))

    @cached_property
    def letters(self) -> bytes:
        """The words, concatenated."""
        return self._folded.translate(None, b" ")

    @cached_property
    def digest(self) -> str:
        """A digest of `letters` and `count`, 32 hexadecimal digits: equal for two documents with the same wording."""
        return blake2b(b"%d %b" % (self.count, self.letters), digest_size=16).hexdigest()


def _seen(text: str, unseen: Iterable[Span]) -> str:
    """Return the text with a blank for each span that no reader sees."""
    pieces: list[str] = []
    done = 0
    for start, end in sorted(unseen):
        pieces.append(text[done:start])
        done = max(done, end)
    return " ".join((*pieces, text[done:])) if pieces else text


def _without_odd_signs(text: str, unusual: str) -> str:
    """Return the text with blanks for punctuation and symbols, and around characters that are words by themselves.

    Combining marks stay, as parts of words.
    """
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
