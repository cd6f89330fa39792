"""Kind "dateline": datelines with a place and no day, in documents that state no date elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

from seedlint.base.model import Finding, Span
from seedlint.checks import Check
from seedlint.facts import Facts, Hit
from seedlint.text.lazy import lazy

TOP = 3  # nonblank lines in which a dateline stands: title, byline, text
SENTENCE = 5  # words that must follow on the line
ABBREVIATED = r"[A-Z][a-z]{1,4}\.(?:[A-Z]\.)?|(?:[A-Z]\.){2,3}|[A-Z]{2}"
REGION = rf"(?:{ABBREVIATED}|[A-ZÀ-Þ][a-zß-ÿ]+(?:[ -][A-ZÀ-Þ][a-zß-ÿ]+){{0,2}})"
AGENCY = r"(?:[(/](?:AP|Reuters|REUTERS|AFP|UPI|dpa|DPA|EFE|ANSA|PTI|TASS|Xinhua|[A-Z][\w &.]{1,24})[)/])"
DATELINE = lazy(
    rf"[ \t*_>]*(?P<dateline>(?P<city>[A-ZÀ-Þ][A-ZÀ-Þ.’'-]+(?:[ ](?:[A-ZÀ-Þ][A-ZÀ-Þ.’'-]+|DE|LA|AM)){{0,3}})"
    rf"(?:(?:,[ ](?P<region>{REGION}))?(?:[ ]?(?P<agency>{AGENCY}))?))[*_]{{0,2}}[ ]?(?:–|—|--?)[ ]?(?=[\"“‘«A-ZÀ-Þ])"
)
WORD = lazy(r"[^\W\d_][\w’'-]*")
END = lazy(r"[.!?][\"”’»)]*\s*$")
VOWEL = lazy(r"[AEIOUYÀ-Ý]")
ACRONYMS = frozenset("AJAX ASCII CORS HTML IMAP JSON MIME OAUTH REST SAML SOAP TOML UUID WSGI YAML".split())
HEADINGS = frozenset(  # what else opens a line in capitals before a dash
    "abstract alert analysis answer appendix background breaking bonus bug caution chapter comment correction "
    "exclusive example explainer faq feature figure fix fixed god hint important info interview introduction live "
    "looking lord media name news note notice opinion option overview part photo photos podcast poll press preview "
    "profile question readme recap report review section sports spoiler step story summary synopsis tip title todo "
    "update updated updates usage video warning watch weather wip".split()
)


class Dateline(Check):
    """Reports a dateline without a date; documentation and drafts are left alone."""

    def inspect(self, facts: Facts, hits: Sequence[Hit]) -> Iterable[Finding]:
        """Yield at most one finding: the text before the dash."""
        if "-" not in facts.text and "–" not in facts.text and "—" not in facts.text:
            return
        span = _dateline(facts)
        if span and not facts.is_draft and facts.document_date is None and not facts.genre:
            yield Finding(span)


def _dateline(facts: Facts) -> Span | None:
    body = facts.document.body_start
    filled = (line for line in facts.lines if line.start >= body and line.of(facts.text).strip())
    for line in islice(filled, TOP):
        found = DATELINE.match(facts.text, line.start, line.end)
        if found is None or found["city"].split()[0].strip(".").lower() in HEADINGS:
            continue
        sentence = facts.text[found.end() : line.end]
        if not (found["region"] or found["agency"] or _is_a_place(found["city"])):
            continue
        enough = len(list(islice(WORD.finditer(sentence), SENTENCE))) == SENTENCE
        if enough and (END.search(sentence) or found["region"] or found["agency"]) and any(map(str.islower, sentence)):
            return Span(*found.span("dateline"))
    return None


def _is_a_place(city: str) -> bool:
    """Tell whether words in capitals are a town, and no abbreviation such as HTTP API or SQL."""
    words = city.replace(".", "").split()
    return max(map(len, words)) > 3 and all(
        (VOWEL.search(word) or word in ("ST", "MT", "FT")) and word not in ACRONYMS for word in words
    )
