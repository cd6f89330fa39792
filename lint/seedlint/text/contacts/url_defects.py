"""The defects of a URL, by its text alone.

Scheme and shape are checked in the raw text, because a WHATWG parser repairs what it reads (`https:/a`, `a..b`); the
parser is called for the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from seedlint.base.record import NamedTuple
from seedlint.text.contacts.credentials import login
from seedlint.text.contacts.homographs import imitated, looks_like_another
from seedlint.text.contacts.host import (
    TopLevelDomains,
    has_unknown_top_level,
    is_address,
    is_numeric,
    is_obvious_placeholder,
    is_public,
    label_defect,
    labels,
)
from seedlint.text.contacts.placeholders import is_placeholder_host
from seedlint.text.contacts.query import tracking
from seedlint.text.contacts.shorteners import is_shortened
from seedlint.text.contacts.url_patterns import AUTHORITY, BAD_PERCENT, COMMA, DEFANGED, IDENTIFIER, PLAIN, PORT
from seedlint.text.lazy import lazy

SCHEME = lazy(r"(?i)https?:?/{1,2}")
BACKSLASH = lazy(r"[^/?#]*\\(?![nrtu])\w{3}")


class Parts(NamedTuple):
    """The parts of a URL as written: `host` is without user and port."""

    text: str
    scheme: str
    sep: str
    doubled: bool
    host: str
    port: str

    @classmethod
    def of(cls, start: re.Match[str], run: str) -> Parts:
        """Split the text of a URL; a second scheme right after the first is skipped."""
        scheme, sep = (start["scheme"] or "").lower(), start["sep"] or ""
        rest = run[len(scheme) + len(sep) :]
        doubled = SCHEME.match(rest)
        authority = AUTHORITY.match(rest, doubled.end() if doubled else 0)
        place = authority[0].rpartition("@")[2] if authority else ""
        port = None if DEFANGED.search(run) else PORT.search(place)
        host = place[: port.start()] if port else place
        return cls(run, scheme, sep, doubled is not None, host, port[1] if port else "")


def defects(parts: Parts, known: TopLevelDomains, *, in_prose: bool) -> Iterator[str]:
    """Yield the defects, the gravest first; in prose the punctuation at a URL's end has been cut off already."""
    if DEFANGED.search(parts.text):
        yield "defanged"
        return
    shape = tuple(_shape(parts))
    yield from shape
    if parts.text.endswith(("…", "...")):
        yield from () if is_obvious_placeholder(parts.host) else ("truncated",)
    elif not shape and not is_obvious_placeholder(parts.host):
        yield from _named(parts, known)
    elif not shape and parts.scheme and not parts.port[:1].isalpha() and not _parses(parts.text):
        yield "bad-host"
    if not in_prose and _ends_in_punctuation(parts.text):
        yield "trailing-punctuation"
    if (
        parts.scheme == "http"
        and is_public(parts.host)
        and not is_obvious_placeholder(parts.host)
        and not IDENTIFIER.search(parts.text)
    ):
        yield "insecure"


def risks(parts: Parts, known_domains: Iterable[str] = ()) -> Iterator[str]:
    """Yield the risks of a well-formed URL; `known_domains` are those that others may imitate."""
    text, host = parts.text, parts.host
    if is_placeholder_host(host):
        yield "placeholder"
    if "@" in text and not is_placeholder_host(host) and (kind := login(text)):
        yield kind
    if looks_like_another(host) or imitated(host, known_domains):
        yield "homograph"
    if is_numeric(host) and (is_public(host) or not is_address(host)):
        yield "bare-ip"
    if is_shortened(host, text[text.find(host) + len(host) :]):
        yield "shortened"
    if "?" in text and not DEFANGED.search(text) and not text.endswith(("…", "...")) and tracking(text):
        yield "tracking"


def _named(parts: Parts, known: TopLevelDomains) -> Iterator[str]:
    """Yield the defects of a host of good shape; `www.` with one word need not be a host at all."""
    comma = COMMA.fullmatch(parts.host)
    if comma:
        yield from ("bad-host",) if comma[1] in known() else ()
    elif parts.scheme and not PLAIN.fullmatch(parts.text) and not _parses(parts.text):
        yield "bad-ipv4" if labels(parts.host)[-1].isdigit() else "bad-host"
    elif not _is_name(parts) and has_unknown_top_level(parts.host, known()):
        yield "unknown-tld"


def _is_name(parts: Parts) -> bool:
    """Tell whether it may be another name than a host's: one label, `www.` and a word, `www.town.org-news-1.html`."""
    parted = labels(parts.host)
    return len(parted) == 1 if parts.scheme else len(parted) == 2 or any("-" in label for label in parted[2:])


def _shape(parts: Parts) -> Iterator[str]:
    if parts.scheme not in ("http", "https", "ftp", "ftps", "") or parts.sep.startswith((";", ".", ",", ":;", "//:")):
        yield "scheme-typo"
    elif parts.doubled:
        yield "doubled-scheme"
    elif "\\" in parts.sep or BACKSLASH.match(parts.text[len(parts.scheme) + len(parts.sep) :]):
        yield "backslash"
    elif parts.sep in ("//", ":/", ":") and parts.host:
        yield "missing-colon" if parts.sep == "//" else "one-slash"
    if not parts.host or parts.sep == ":///":
        yield "no-host"
        return
    if parts.host.startswith("[") and not parts.host.endswith("]"):
        yield "unclosed-bracket"
    elif (defect := label_defect(parts.host)) and not (defect == "label-too-long" and _is_name(parts)):
        yield defect
    if parts.port.isdigit() and int(parts.port) > 65535:
        yield "bad-port"
    if BAD_PERCENT.search(parts.text.partition("#")[0]):  # browsers take a fragment as it is
        yield "bad-percent"


def _parses(url: str) -> bool:
    """Tell whether the WHATWG parser accepts the URL."""
    from pydantic_core import Url as Parser
    from pydantic_core import ValidationError

    try:
        Parser(url)
    except (ValidationError, ValueError):
        return False
    return True


def _ends_in_punctuation(text: str) -> bool:
    """Tell whether a link's target ends with the punctuation of its sentence; titles of wiki pages may end so."""
    if text[-1] == ")":
        return text.count(")") > text.count("(")
    if text[-1] == ";" and ("=" in text or ";" in text[:-1]):
        return False  # one parameter after the other
    return text[-1] in ".,;:!'\"" and "/wiki/" not in text and not text.endswith("...") and not text.endswith("/.")
