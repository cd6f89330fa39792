"""Quotation marks: which characters are marks, which close which, what may be next to them, and which quote nothing."""

from __future__ import annotations

from collections.abc import Mapping

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
