"""Quotations and their marks: which characters are marks, which close which, and which quote nothing."""

from __future__ import annotations

from collections.abc import Mapping

from seedlint.base.model import Span
from seedlint.base.record import NamedTuple
from seedlint.text.lazy import lazy

BLANKS = " \t\r\n\f\v\u00a0\u2009\u202f\u3000"
BEFORE_OPENING = "([{<-–—/=:|>*_~“„«»‘‚\"'`"
AFTER_CLOSING = BLANKS + ".,;:!?)]}>-–—/…|*_”’»«›“\"'"
NEVER_OPENED = BLANKS + ",;:!?)]}"  # characters after a mark that opens no quotation
FIXED_BLANKS = ("\u00a0", "\u202f")
MARK = lazy(  # ``, '' and ,, are marks too; a class of characters first is what `re` looks for fastest
    r"[\"“”„«»‹›‘’‚`',](?:(?<=[\"“”„«»‹›‘’‚])|(?<=`)`|(?<=')(?<!'')'(?!')|(?<=,)(?<![\w,],),(?=\w))"
)
# Marks that quote nothing: a row of them, an empty or tripled string, an escaped or quoted mark, feet and inches, text
# between backticks.
LITERAL = lazy(
    r"[“”„«»‹›‘’‚\"\\'(\d`](?:(?<=([“”„«»‹›‘’‚]))\1{3,}|(?<=\")\"{2,}|(?<=\\)\"|(?<=\")(?<![\w.,!?…]\")\"(?!\w)"
    r"|(?<=['(])[\"“”„«»]['’)]|(?<=\d)\s?['′’]\s?\d{1,2}(?:\.\d+)?\s?\"|(?<=`)`(?:(?!'')[^`\r\n]){0,120}``"
    r"|(?<=`)(?<!``)(?!`)[^`'\r\n]{1,120}[`'](?!['`])|(?<=\d\")(?=\s?[x×])|(?<=')[^'\s]?\"[^'\s]?')"
)
# A quotation on one line whose marks are unambiguous by the characters beside them. Most texts have no others.
PAIR = lazy(
    r"[“\"](?<![^ \r\n(]“)(?<![^ \r\n]\")(?<!\d[ \r\n]\")(?=[^\W\d_])(?:(?<=“)[^“”\"\r\n]*(?<=[^\W_]|[.,!?…])”"
    r"|(?<=\")[^“”\"\r\n]*(?<=[^\W\d_]|[.,!?…])\")(?=[ \r\n.,;:!?)]|\Z)(?!.')"
)
OTHER_MARKS = ("„", "«", "»", "‹", "›", "‘", "‚", "`", ",,")  # than those of such pairs and the apostrophe
PLAIN_OR_OTHER = lazy('[“”"„«»‹›‘‚`,](?:(?<=[^,])|,)')  # a mark of a pair, or another one, a class of characters first
CLOSED_BY: Mapping[str, tuple[str, ...]] = {
    "“": ("”",),
    "”": ("”",),
    "„": ("“", "”"),
    '"': ('"',),
    "«": ("»",),
    "»": ("«", "»"),
    "‹": ("›",),
    "›": ("‹", "›"),
    "‘": ("’",),
    "‚": ("‘", "’"),
    "``": ("''", '"', "”"),
    ",,": ("''", '"', "“", "”"),
}
DOUBLE = frozenset('"“”„')  # marks that people mix up
ALONE = DOUBLE | frozenset("«»")  # marks that are reported if they have no partner
SINGLE = frozenset("‘’‚‹›")


class Quote(NamedTuple):
    """A quotation in one paragraph, or over several if the first opens it and only the last closes it.

    `span` includes its marks, `inner` is the text between them. An unclosed quotation has `closed` False, `closing` ""
    and ends with its paragraph; a lone closing mark has `opening` "" and an empty `inner`. `continued` means that the
    next paragraph continues it with an opening mark of its own. `speaker` is the subject of the verb of saying beside
    it, also a pronoun or "the mayor"; the parts of a continued quotation share it.
    """

    span: Span
    inner: Span
    opening: str
    closing: str
    closed: bool = True
    depth: int = 0
    continued: bool = False
    speaker: Span | None = None
