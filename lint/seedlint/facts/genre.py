"""The genre of a document: documentation is maintained rather than published on a certain day."""

from __future__ import annotations

import re
from itertools import islice
from typing import Literal

from seedlint.base.model import Document
from seedlint.pattern import OPAQUE
from seedlint.text.lazy import lazy

Genre = Literal["documentation", ""]

HEAD = 8_000  # code points from the start by which a document is judged
PASSAGE = 1_500  # code points on either side of an offset by which a passage is judged
FEW = 3  # technical marks: a text with fewer is no documentation
FULL = 12  # technical marks: a text with as many is a reference or a how-to, code with some words between
SHARE = 40  # words per technical mark, at most, in documentation
RARE = 80  # words per technical mark from which on headings don't make a narrative text documentation

NAME = lazy(
    r"(?:[\w.]+[-_.])?(?:readme|licen[cs]e)(?:[-_.][\w.+-]*)?$|(?:changelog|change-log|copying|contributing"
    r"|third[-_ ]?party|contributors"
    r"|authors|maintainers|todo|install|faq|release[-_]?notes|relnotes|hacking|code[-_]of[-_]conduct)(?:[-_.][\w.+-]*)?$"
    r"|(?:changes|credits|thanks|backers|patrons|sponsors|notice|copyright|installation|installing|usage|upgrading|building|getting[-_]?started"
    r"|quick[-_]?start|manifest|requirements|entry_points|top_level|sources|manual|glossary|roadmap|governance|porting"
    r"|tutorial|v?\d+(?:\.\d+)+)(?:\.(?:md|rst|txt|in))?$",
    re.I,
)
CAPITALS = lazy(r"(?:NEWS|HISTORY|BUGS|SECURITY|SUPPORT|DESIGN|COPYRIGHT|NOTES|UPDATE|VERSION)(?:[-_.][\w.-]*)?$")
PERMALINK = lazy(r"[^\s¶]¶[ \t]*$", re.M)  # behind each heading of a manual on the web
FOLDERS = frozenset(
    "doc docs documentation man manual manuals manpages api apis reference references guide guides tutorial tutorials "
    "howto how-to help wiki contributing relnotes examples spec specs rfcs adr _sources whatsnew site-packages "
    "node_modules .github licenses licences".split()
)
SUFFIX = lazy(r"\.(?:rst(?:\.txt)?|adoc|asciidoc|pod|rdoc|texi|mdx|[1-8])$|\.(?:dist|egg)-info/", re.I)
DATED = lazy(r"(?:^|/)\d{4}[-/]\d\d[-/]\d\d|/(?:_posts|blog|news|articles|press)/", re.I)
SUFFIXES = "py|js|ts|c|h|cc|cpp|rs|go|rb|pl|sh|java|conf|cfg|ini|ya?ml|json|toml|xml|html|txt|md|rst|so|exe"
TECHNICAL = lazy(
    rf"{OPAQUE}+|^\s*[$%>]\s\w|(?<!\w)--?[a-z][\w-]+|\b\w+\(\w*\)|\b\w+(?:_\w+)+\b|\b\w+::\w+|(?<![\w/])~?/(?:\w+/)+\w*"
    rf"|\b\w+\.(?:{SUFFIXES})\b"
    r"|\bv?\d+\.\d+\.\d+\b(?<!\.(?:19|20)\d\d)|\b(?![ei][A-Z])[a-z]+[A-Z]\w+\b|`[^`\n]+`|^#{1,6} |^[=~-]{4,}$"
    r"|^\.\. [\w|_\[]|#\d{2,}\b|\b[0-9a-f]{7,40}\b",
    re.M,
)
# A pre-filter: every match of TECHNICAL contains a match of at least one cue, so few cues mean few technical marks.
# Each cue begins with a literal character, which makes the search a hundred times as fast.
CODE = lazy(rf"{OPAQUE}(?!{OPAQUE})")
CUES = (
    CODE,
    lazy(r"\n(?=#|[=~-]{4}|\.\. |[^\S\n]*[$%>]\s)"),  # `_cues` puts a line end before the text
    lazy(r"-(?=[a-z][\w-])(?<!\w-)"),
    lazy(r"\((?=\w*\))(?<=\w\()"),
    lazy(r"_(?=\w)(?<=\w_)"),
    lazy(r":(?=:\w)"),
    lazy(r"/(?=\w+/)"),
    lazy(rf"\.(?=(?:{SUFFIXES})\b)(?<=\w\.)"),
    lazy(r"\.(?=\d+\.\d)"),
    lazy(r"#(?=\d\d)"),
)

# The ASCII characters that neither begin a cue nor follow the line end that begins one.
UNTECHNICAL = bytes(set(range(128)) - set(OPAQUE.encode() + b"#=~-.$%>_(:/`"))
CASES = bytes.maketrans(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", b"a" * 26 + b"A" * 26)
HEXADECIMAL = bytes.maketrans(b"0123456789abcde", b"f" * 15)
OPENING = lazy(  # a copyright line without a word of licence may be a web page's
    r"\A\W{0,20}(?:[^\n]{0,60}(?:release notes|readme|change ?log)|permission is hereby"
    r"|copyright (?:\(c\)|©|\d{4})(?=[^\x1a]{0,4000}?\b(?:licen[cs]ed?|permission|warrant(?:y|ies))\b)"
    r"|(?:next|previous|up): \S[^\n]{0,120}$|[^\n]{1,80}¶\s*$"  # what a converter leaves above a page of a manual
    r"|[^\n]{0,60}(?:chapter|kapitel|chapitre|cap[ií]tulo|capitolo|hoofdstuk|appendix|anhang|annexe|ap[eéê]ndice|bijlage)"
    r" (?:\d+|[A-Z])\."
    r"|\.\. |<\?xml|<!doctype|format: https?://www\.debian\.org/"
    r"|[\w.+-]+ \([^)\s]+\) [\w. -]+; urgency=|\d{4}-\d\d-\d\d  \S[^\n<]{0,80}<[^\n>]+>\s*$"  # change logs
    r"|[\w.+:-]+\(\d\w*\)(?:[ \t][^\n]{1,120}\(\d\w*\))?\s*$"  # manual pages
    r"|name[ \t]*\r?\n[ \t]+[\w.+:-]+ --? \S)",
    re.I | re.M,
)

CHANGES = lazy(  # names of files
    r"v?\d+\.\d|(?:[\w.]+[-_.])?(?:change|changes|change-?log|news|history|releases?(?:[-_]?notes)?|relnotes"
    r"|whatsnew|update|version)(?![a-z])",
    re.I,
)
NEWS = lazy(r"\A\W{0,20}(?:[^\n]{0,60}(?:release notes|change ?log)|[\w.+-]+ \([^)\s]+\) [\w. -]+; urgency=)", re.I)
FIRST_PERSON = lazy(r"I(?<!\wI)(?:['’]\w+)?(?=\s)")  # begins with a literal character, as the cues do
OF_ITS_TIME = lazy(  # words, in lower case, by which a text ties what it says to the day on which it was written
    r"\b(?:(?:as of|at the time of) (?:this |the )?writing|as of (?:today|now)|(?:this|last|next) (?:week|month|year)"
    r"|recently|nowadays|these days|heutzutage|kürzlich|neulich|dieses jahr|zum zeitpunkt der niederschrift"
    r"|récemment|de nos jours|cette année|à l['’]heure où (?:j['’]écris|nous écrivons)"
    r"|recientemente|hoy en día|este año|al momento de escribir|recentemente|hoje em dia|este ano"
    r"|oggigiorno|quest['’]anno|al momento in cui (?:scrivo|scriviamo)|onlangs|tegenwoordig|dit jaar)\b"
)


def genre(document: Document, prose: str) -> Genre:
    """Return the genre guessed from the path (README, docs/) and the content (code, headings, options, file names)."""
    path = _path(document)
    if DATED.search(path):
        return ""
    is_documentation = _is_named(path) or OPENING.match(document.text) or _looks_technical(document, prose)
    return "documentation" if is_documentation else ""


def is_maintained(document: Document, prose: str) -> bool:
    """Tell whether documentation is usually undated: by its name, its folder, its first line or plenty of code.

    Change logs, release notes and texts that refer to the time of writing ("recently") are not.
    """
    path, head = _path(document), prose[:HEAD]
    if CHANGES.match(path.rpartition("/")[2]) or NEWS.match(document.text):
        return False
    if not (_is_named(path) or OPENING.match(document.text) or has_permanent_links(document)):
        is_post = document.format == "text" or FIRST_PERSON.search(head)  # text may be a page, full of menus
        if is_post or _cues(head) < FULL or not _has_marks(head, FULL):
            return False
    return not OF_ITS_TIME.search(head.lower())


def _path(document: Document) -> str:
    return document.path.replace("\\", "/")


def _is_named(path: str) -> bool:
    """Tell whether a file name or a folder is typical of documentation."""
    *folders, name = path.split("/")
    named = NAME.match(name) or CAPITALS.match(name) or SUFFIX.search(path)
    return bool(named) or not FOLDERS.isdisjoint(map(str.lower, folders))


def has_permanent_links(document: Document) -> bool:
    """Tell whether headings near the start end with ¶, the permanent link to each section of a manual on the web."""
    head = document.text[:HEAD]
    return "¶" in head and len(PERMALINK.findall(head)) > 1


def _looks_technical(document: Document, prose: str) -> bool:
    """Tell whether the text has a technical mark or a subheading for every SHARE words, and FEW in all.

    The subheadings of an article don't count. Cheap upper bounds of the number of marks come first: they rule out most
    prose without TECHNICAL.
    """
    begin = document.body_start
    end = begin + HEAD
    head = (prose if document.regions else document.text)[begin:end]
    headings = sum(
        region.kind == "heading" and region.level > 1 and region.span.end <= end for region in document.regions
    )
    if not document.regions and _most_cues(head.encode("ascii", "replace")) < FEW:  # true of most prose
        return False
    return _is_dense(head, headings) and not (headings and _is_article(document, head))


def _is_article(document: Document, head: str) -> bool:
    """Tell whether a text with headings reports something: in narrative, without code, tables and technical marks."""
    if OPAQUE in head or any(region.kind == "table" for region in document.regions):
        return False
    from seedlint.text.narration import is_narrative

    return is_narrative(head) and not _has_marks(head, -(-len(head.split()) // RARE))


def shows_code(document: Document, prose: str) -> bool:
    """Tell whether it is documentation by more than its headings, which the pages of clubs and shops have, too."""
    path = _path(document)
    is_documentation = _is_named(path) or OPENING.match(document.text) or _is_dense(prose[:HEAD])
    return bool(is_documentation) and not DATED.search(path)


def is_technical(prose: str, offset: int) -> bool:
    """Tell whether the passage around an offset looks as documentation does, whatever the rest of the document is."""
    return _is_dense(prose[max(0, offset - PASSAGE) : offset + PASSAGE])


def _is_dense(head: str, headings: int = 0) -> bool:
    """Tell whether a text has as many technical marks for its words as documentation has; headings count as such."""
    cues = _cues(head)
    if cues < max(FEW, -(-_fewest_words(head) // SHARE)) - headings:
        return False
    wanted = max(FEW, -(-len(head.split()) // SHARE)) - headings
    return wanted <= 0 or (cues >= wanted and _has_marks(head, wanted))


def _most_cues(letters: bytes) -> int:
    """Return an upper bound of the number of cues, from a count of characters; full stops before blanks are none."""
    signs = letters.translate(None, UNTECHNICAL)
    stops = letters.count(b". ") + letters.count(b".\n")
    return len(signs) - stops + signs.count(b"#") + _cues_of_letters(letters)


def _cues(head: str) -> int:
    """Return an upper bound of the number of technical marks."""
    lines, letters = f"\n{head}", head.encode("ascii", "replace")
    found = sum([len(cue.findall(lines)) for cue in CUES]) + head.count("`") // 2
    return found + _cues_of_letters(letters)


def _cues_of_letters(letters: bytes) -> int:
    """Count the capitals within words (camelCase) and the runs that may be hexadecimal hashes."""
    return letters.translate(CASES).count(b"aA") + letters.translate(HEXADECIMAL).count(b"f" * 7)


def _fewest_words(head: str) -> int:
    """Return a lower bound of the number of words: those that begin with an ASCII letter after a blank."""
    cases = head.encode("ascii", "replace").translate(CASES)
    return cases.count(b" a") + cases.count(b" A")


def _has_marks(head: str, wanted: int) -> bool:
    """Tell whether there are at least `wanted` technical marks."""
    if "`" not in head and len(CODE.findall(head)) >= wanted:  # without backticks, no mark spans two runs of code
        return True
    return next(islice(TECHNICAL.finditer(head), wanted - 1, None), None) is not None
