"""Labels that certainly state when a text was published or updated: rules compare other dates with these.

"Released:" and "Created:" aren't among them: they may be of a product or a file.
"""

from __future__ import annotations

import re
from typing import Literal

from seedlint.base.model import Span
from seedlint.base.position import Lines
from seedlint.text.dates.line_context import UPDATED
from seedlint.text.lazy import lazy

Label = Literal["published", "first published", "updated", ""]

REACH = 240  # code points on either side of a date that are read
SHORT = 45  # code points that may follow a date on the line of a label
PUBLISHED = (
    r"published|posted|publication|issued|publiée?s?|publicad[oa]|mise? en ligne|veröffentlicht|erschienen"
    r"|pubblicat[oa]"
    r"|(?:date|fecha|data) d[ei] (?:publication|publicación|publicação|pubblicazione)|veröffentlichungsdatum"
    r"|gepubliceerd|opublikowano|online seit"
)
PAGE = r"(?:page|article|story|post|notice|entry|document|text|site|version|piece)"
BYLINE = (
    r"(?:(?-i:[Bb]y|Von|Par|Por|Di)\s+(?:(?-i:[A-ZÀ-Þ])[\w.’'-]{0,30}\W{1,3}|(?:and|de|von|van|und|et|y)\s+){1,6})?"
)
LABEL = lazy(
    rf"(?:^|[|•·–—\t\]]|[.)]\s|\s-\s|\s/\s|\d,?\s)\W{{0,8}}{BYLINE}(?:(?:this|the) {PAGE} (?:was|has been) )?"
    r"(?:(?P<first>first |originally )|(?:last|date|web|page|article|story|online) )?"
    rf"(?:(?P<published>{PUBLISHED})|(?:{UPDATED}))(?!\w)"
    r"(?:\W{1,4}(?:date|on|at|am|le|el|il|em|op|the|vom|seit|(?:mon|tues|wednes|thurs|fri|satur|sun)day)(?!\w))*\W{0,8}$",
    re.I,
)
AUTHOR = lazy(r"\W*(?:By|by|Von|von|Par|par|Por|por|Di|di)\s+[A-ZÀ-Þ]")
FIELD = lazy(r"^\W{0,4}date[ \t]*:[ \t\"']*$", re.I)
FRONT = lazy(r"\s*(?:---[ \t]*\r?\n[\w-]+:|title: \S)", re.I)
MAIL = lazy(r"\s*(?:subject|from|author|message-id|received|return-path|to): \S", re.I)
APART = lazy(r"\W*$|\s*[|•·–—\[\]()/]|\s+-\s|\s*(?:by|von|par|por|last|updated?|posted|published)(?!\w)", re.I)


def certain_label(before: str, after: str) -> Label:
    """Return the label of a date that stands between `before` and `after` on its line.

    It is "" if a sentence only mentions the date ("a study published on 3 May 2024 says"), and for labels that
    `line_context.label_of`, which finds the date of as many texts as it can, takes as well.
    """
    label = LABEL.search(before)
    if label is None or not (len(after.rstrip()) <= SHORT or APART.match(after)):
        return ""
    if not label["published"]:
        return "updated"
    return "first published" if label["first"] else "published"


def is_field(text: str, before: str, *, of_mail: bool) -> bool:
    """Tell whether it is the field "date:" at the beginning of a plain text, or if `of_mail` of a mail."""
    return bool(FIELD.match(before) and (FRONT.match(text) or (of_mail and MAIL.match(text))))


def line_parts(text: str, lines: Lines, span: Span) -> tuple[str, str]:
    """Return the text before and after `span` on its line; if nothing is before it, the line above is."""
    number = lines.number(span.start)
    line = lines[number]
    before = text[max(line.start, span.start - REACH) : span.start]
    while number and not before.strip():
        number -= 1
        above = lines[number]
        before = text[max(above.start, above.end - REACH) : above.end]
    return before, text[span.end : min(line.end, span.end + REACH)]
