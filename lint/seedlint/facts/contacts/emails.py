"""E-mail addresses as written in a text, well formed or not.

The grammar is RFC 5322's dot-atom with RFC 6531's letters, checked here: email-validator costs 85 ms to import.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from seedlint.base.model import Document, Region, Span
from seedlint.base.record import NamedTuple
from seedlint.text.contacts.host import (
    TopLevelDomains,
    has_unknown_top_level,
    is_obvious_placeholder,
    is_special,
    label_defect,
    labels,
)
from seedlint.text.lazy import lazy

AT = lazy(r"@{1,2}")
LOCAL = lazy(r"[\w.+~'\u2019-]*\Z")
TWICE = lazy(r"(?<![\w.@+-])([A-Za-z][\w.+-]*)@\Z")  # before an address: a local part with its own @
HOST = lazy(r"\w[\w.-]*|\.+\w[\w.-]*|-\w[\w.-]*")
COMMA = lazy(r",([a-z]{2,6})(?:\.[a-z]{2})?(?![\w@,.-]\w|\w)")
COUNTRY = lazy(  # a comma before the country's label in `com,br`, `co,uk`
    r"(?:(?<=\w{3}\.com)|(?<=\w{3}\.org)|(?<=\w{3}\.net)|(?<=\w{3}\.gov)|(?<=\w{3}\.edu)),"
    r"(?:ar|au|bd|br|co|cn|ec|hk|mx|my|ng|pe|ph|pk|pl|sg|tr|tw|ua|uy|uk|ve|vn|za)(?![\w@,.-]\w|\w)"
    r"|(?:(?<=\w{3}\.co)|(?<=\w{3}\.or)|(?<=\w{3}\.ac)),(?:at|id|il|in|jp|ke|kr|nz|th|uk|za)(?![\w@,.-]\w|\w)"
)
# A path, a handle (`@me@a.org`), a room (`#a`), a variable or a domain before the address; a path or port behind it.
NO_ADDRESS_BEFORE = frozenset("/\\@#$!%^&|}`-")
NO_ADDRESS_AFTER = lazy(r"[-‐\u00ad]\r?\n|:[^\s\x00\x1a]|[/@(\[=}$%*]|<[\w ]+>|\)[-.]?\d")
MESSAGE_ID = lazy(r"(?i)\b(?:message-id|in-reply-to|references|content-id|cid|news|mid)\s*:[^\n]*\Z")
MAILTO = lazy(r"(?i)mailto:\Z")
CUE = lazy(
    r"""(?xi)(?: \b(?: e-?mails? | mail(?:s|to)? | courriel | correo | contact(?:o|er|ar)? | kontakt | contatto
      | write\s+to | schreib\w* | send | escri\w+ | scriv\w+ | [ée]cri\w+ | fragen? | anfragen? | nachricht(?:en)?
      | bewerbung(?:en)? | anmeldung(?:en)?
      | schick\w* | senden | wenden | richten | hinweise? | envi\w+ ) | メール | 이메일 | 邮箱 | почта )
    [^.!?;\n@<>=]{0,24}\Z"""
)
NOT_TOP_LEVEL = lazy(  # names of files, and of systemd's units
    r"m?js|ts|py|rb|go|rs|[ch]|png|jpe?g|gif|svg|webp|css|html?|txt|json|ya?ml|toml|xml|t?gz|deb|rpm|pot?"
    r"|service|socket|timer|target|(?:auto)?mount|device|slice|path|swap|scope|conf"
)
LOCALES = lazy("lati?n|ije|cyrillic|euro|valencia")  # `sr@latin,sv` lists translations
EXAMPLE = lazy(r"(?:^|[_.-])(?:example|beispiel|exemple|ejemplo|exemplo|esempio|voorbeeld)(?:[_.-]|$)")
FORMER = frozenset("an bu cs dd tp yu zr".split())  # top-level domains of old addresses (ISO 3166-3)
GENERATED = 6  # digits: a local part with as many was generated, for a message or a commit


class Email(NamedTuple):
    """An e-mail address: `local` before the @, `host` after it, `defects` the gravest first.

    Defects: double-at, comma, local-dot, empty-label, label-hyphen, label-too-long, underscore, no-top-level (only
    where a word before it announces an address), unknown-tld.
    """

    span: Span
    text: str
    local: str
    host: str
    defects: tuple[str, ...]


def emails(
    document: Document, taken: Iterable[Span] = (), top_level_domains: TopLevelDomains = frozenset
) -> tuple[Email, ...]:
    """Return the addresses of `document` in order: in prose and after `mailto:`, none within `taken` (sorted)."""
    if "@" not in document.text:
        return ()
    spans = tuple(taken)
    ends = [span.end for span in spans]

    def is_free(span: Span) -> bool:
        at = bisect_right(ends, span.start)
        return at == len(spans) or not span.overlaps(spans[at])

    return tuple(email for email in _emails(document, top_level_domains) if is_free(email.span))


def _emails(document: Document, known: TopLevelDomains) -> Iterator[Email]:
    text = document.text
    hidden = [region for region in document.regions if region.kind in ("front-matter", "code", "markup", "destination")]
    starts = [region.span.start for region in hidden]
    for at in AT.finditer(text):
        low, high, kind = _region_around(hidden, starts, at.start(), len(text))
        span = _extent(text, at, low, high)
        if span is None or kind in ("front-matter", "code"):
            continue
        if kind in ("markup", "destination") and not MAILTO.search(text, max(low, span.start - 7), span.start):
            continue
        local, host = text[span.start : at.start()], text[at.end() : span.end]
        first = TWICE.search(text, max(low, span.start - 40), span.start) if at[0] == "@" else None
        if _is_something_else(text, span if first is None else Span(first.start(), span.end), local, host):
            continue
        cue = CUE.search(text, max(0, span.start - 60), span.start) is not None
        sign = at[0]
        if first is not None:
            span, local, sign = Span(first.start(), span.end), first[1] + "@" + local, "@@"
        defects = tuple(_defects(local, sign, host, known, cue=cue))
        if defects or (len(labels(host)) > 1 and labels(host)[-1].isalpha()):
            yield Email(span, span.of(text), local, host, defects)


def _region_around(hidden: list[Region], starts: list[int], offset: int, end: int) -> tuple[int, int, str]:
    """Return the bounds and the kind ("" for prose) of the region around `offset`."""
    at = bisect_right(starts, offset)
    if at and offset < hidden[at - 1].span.end:
        return hidden[at - 1].span.start, hidden[at - 1].span.end, hidden[at - 1].kind
    return hidden[at - 1].span.end if at else 0, starts[at] if at < len(starts) else end, ""


def _extent(text: str, at: re.Match[str], low: int, high: int) -> Span | None:
    """Return the span of the possible address around one @, or None."""
    before = LOCAL.search(text, max(low, at.start() - 80), at.start())
    after = HOST.match(text, at.end(), high)
    if not before or not after:
        return None
    written = before[0].lstrip("'\u2019~_")
    end = at.end() + len(after[0].rstrip(".-_"))
    comma = COMMA.match(text, end, high) if "." not in after[0] else COUNTRY.match(text, end, high)
    if "..." in written or written[:1] in ("", "-") or not written.strip("."):
        return None
    return Span(at.start() - len(written), comma.end() if comma else end)


def _is_something_else(text: str, span: Span, local: str, host: str) -> bool:
    """Tell whether it is something else: a path for ssh, a handle, a version, a message ID."""
    before = text[span.start - 1] if span.start else " "
    if before in NO_ADDRESS_BEFORE or NO_ADDRESS_AFTER.match(text, span.end):
        return True
    if host.endswith(".uucp") or NOT_TOP_LEVEL.fullmatch(labels(host)[-1]):
        return True
    in_angles = before == "<" and _is_generated(local)
    return in_angles or MESSAGE_ID.search(text, max(0, span.start - 200), span.start) is not None


def _is_generated(local: str) -> bool:
    return sum(map(str.isdigit, local)) >= GENERATED


def _defects(local: str, at: str, host: str, known: TopLevelDomains, *, cue: bool) -> Sequence[str]:
    """Return the defects of an address with the sign `at`, the gravest first; none of what may be no address.

    `cue`: a word before it announces an address.
    """
    if is_special(host) or EXAMPLE.search(host):
        return ()
    name, comma, rest = host.partition(",")
    if comma:
        is_split = name.islower() and rest.split(".")[0] in known() and not LOCALES.fullmatch(name)
        return ("comma",) if is_split else ()
    parts = labels(name)
    if len(parts) == 1:
        return ("no-top-level",) if cue and at == "@" and _may_lack_its_end(name) else ()
    top = parts[-1]
    if _may_be_top_level(top) and not (known() and has_unknown_top_level(f"a.{top}", known())):
        return tuple(_shape(local, at, name))
    if at != "@" or not top.isalpha() or not (len(top) > 1 or (cue and len(name) > len("a.b"))):
        return ()
    if name.isupper() or "_" in name or label_defect(name) or top in FORMER:
        return ()
    is_glued = top.istitle() and parts[-2] in known()  # the first word of a sentence behind a stop without a blank
    return () if is_glued or _is_generated(local) or is_obvious_placeholder(name) else ("unknown-tld",)


def _may_lack_its_end(name: str) -> bool:
    """Tell whether a host of one label may lack its top-level domain: it is a lower-case word, and no placeholder."""
    return name.replace("-", "").isalpha() and name.islower() and not is_obvious_placeholder(name)


def _may_be_top_level(label: str) -> bool:
    return len(label) > 1 and (label.isalpha() or label.startswith("xn--"))


def _shape(local: str, at: str, host: str) -> Iterator[str]:
    if at == "@@":
        yield "double-at"
    if local[0] == "." or local[-1] == "." or ".." in local:
        yield "local-dot"
    if defect := label_defect(host):
        yield defect
    if "_" in host:
        yield "underscore"
