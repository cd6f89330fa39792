"""What is wrong with a URL, by its text alone.

Scheme and shape are judged on the raw run, because a WHATWG parser repairs what it reads (`https:/a`, `a..b`); only
then is the parser asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from seedlint.base.record import NamedTuple
from seedlint.text.contacts.credentials import login
from seedlint.text.contacts.homographs import imitated, looks_like_another
from seedlint.text.contacts.host import (
    Known,
    has_unknown_top_level,
    is_address,
    is_numeric,
    is_public,
    is_stand_in,
    label_defect,
    labels,
)
from seedlint.text.contacts.query import tracking
from seedlint.text.contacts.shorteners import is_shortened
from seedlint.text.contacts.stand_ins import is_stand_in_host
from seedlint.text.contacts.url_patterns import AUTHORITY, BAD_PERCENT, COMMA, DEFANGED, IDENTIFIER, PLAIN, PORT
from seedlint.text.lazy import lazy

SCHEME = lazy(r"(?i)https?:?/{1,2}")
BACKSLASH = lazy(r"[^/?#]*\\(?![nrtu])\w{3}")


class Parts(NamedTuple):
    """A run taken apart by its text alone: `host` is without user and port."""

    text: str
    scheme: str
    sep: str
    doubled: bool
    host: str
    port: str

    @classmethod
    def of(cls, start: re.Match[str], run: str) -> Parts:
        """Take `run` apart; a second scheme right after the first is passed over."""
        scheme, sep = (start["scheme"] or "").lower(), start["sep"] or ""
        rest = run[len(scheme) + len(sep) :]
        doubled = SCHEME.match(rest)
        authority = AUTHORITY.match(rest, doubled.end() if doubled else 0)
        place = authority[0].rpartition("@")[2] if authority else ""
        port = None if DEFANGED.search(run) else PORT.search(place)
        host = place[: port.start()] if port else place
        return cls(run, scheme, sep, doubled is not None, host, port[1] if port else "")


def defects(parts: Parts, known: Known, *, in_prose: bool) -> Iterator[str]:
    """Name what is wrong, the gravest first; in prose the end of a URL was cut by what is usual there."""
    if DEFANGED.search(parts.text):
        yield "defanged"
        return
    shape = tuple(_shape(parts))
    yield from shape
    if parts.text.endswith(("…", "...")):
        yield from () if is_stand_in(parts.host) else ("truncated",)
    elif not shape and not is_stand_in(parts.host):
        yield from _named(parts, known)
    elif not shape and parts.scheme and not parts.port[:1].isalpha() and not _parses(parts.text):
        yield "bad-host"
    if not in_prose and _ends_in_punctuation(parts.text):
        yield "trailing-punctuation"
    if (
        parts.scheme == "http"
        and is_public(parts.host)
        and not is_stand_in(parts.host)
        and not IDENTIFIER.search(parts.text)
    ):
        yield "insecure"


def risks(parts: Parts, known_domains: Iterable[str] = ()) -> Iterator[str]:
    """Name what is wrong with a URL that may well be opened; others may imitate `known_domains`."""
    text, host = parts.text, parts.host
    if is_stand_in_host(host):
        yield "placeholder"
    if "@" in text and not is_stand_in_host(host) and (kind := login(text)):
        yield kind
    if looks_like_another(host) or imitated(host, known_domains):
        yield "homograph"
    if is_numeric(host) and (is_public(host) or not is_address(host)):
        yield "bare-ip"
    if is_shortened(host, text[text.find(host) + len(host) :]):
        yield "shortened"
    if "?" in text and not DEFANGED.search(text) and not text.endswith(("…", "...")) and tracking(text):
        yield "tracking"


def _named(parts: Parts, known: Known) -> Iterator[str]:
    """Name what is wrong with a host of good shape; `www.` and one word may be a name of anything."""
    comma = COMMA.fullmatch(parts.host)
    if comma:
        yield from ("bad-host",) if comma[1] in known() else ()
    elif parts.scheme and not PLAIN.fullmatch(parts.text) and not _parses(parts.text):
        yield "bad-ipv4" if labels(parts.host)[-1].isdigit() else "bad-host"
    elif not _is_name(parts) and has_unknown_top_level(parts.host, known()):
        yield "unknown-tld"


def _is_name(parts: Parts) -> bool:
    """Tell whether it may be a name of anything: one label, `www.` and a word, `www.town.org-news-1.html`."""
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
    """Ask the WHATWG parser."""
    from pydantic_core import Url as Parser
    from pydantic_core import ValidationError

    try:
        Parser(url)
    except (ValidationError, ValueError):
        return False
    return True


def _ends_in_punctuation(text: str) -> bool:
    """Tell whether a link's target took a mark of its sentence along; titles of wiki pages may end in one."""
    if text[-1] == ")":
        return text.count(")") > text.count("(")
    return text[-1] in ".,;:!'\"" and "/wiki/" not in text and not text.endswith("...") and not text.endswith("/.")
