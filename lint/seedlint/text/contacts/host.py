"""Names of hosts: what URLs and mail addresses have in common. Pure text; the known top-level domains are passed in."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from seedlint.text.lazy import lazy

TopLevelDomains = Callable[[], frozenset[str]]
"""Returns the known top-level domains; called only where a host was found."""

# RFC 2606, RFC 6761, RFC 6762 (with its appendix G), RFC 7686, RFC 8375, ICANN's `.internal`, what home networks and
# offices really use, the network I2P, and the networks UUCP and BITNET, which are older than domains.
SPECIAL_USE = frozenset(
    "test example invalid localhost local internal intern intranet private onion i2p home lan corp localdomain"
    " uucp bitnet".split()
)
EXAMPLE = lazy(r"(?:^|\.)example\.(?:com|net|org|edu)$")
PLACEHOLDER = lazy(
    r"""(?x) (?:my|your|our|some|the|another|other|example|sample|dummy|fake|test)-?
      (?:host|server|machine|domain|site|web|company|org|name|app|bucket|proxy|repo|package|shop|store|blog|$|(?<=-))[\w-]*
    | (?:example|sample|dummy|fake|test)-?\d+
    | (?:foo|bar|baz|qux|quux|spam|eggs|ham|xyzzy|xx+|yy+|zz+|(?!www)(?P<a>[a-z])(?P=a){1,3}|todo|tbd|fixme)\d*
    | (?:bucket|repo|repository|package|version|host|hostname|machine|server|servername|domain|domainname|site|website
      | node|client|proxy|gateway|router|mirror|address|addr|ip|url|fqdn|tld|suffix|name|company|organi[sz]ation|acme
      | remote|provider|isp|somewhere|anywhere|elsewhere|dom|dom(?:ae|ä)ne|dom[ií]nio|domaine|rechner|rechnername
      | servidor|serveur|nombre_de_equipo|nomehost|m[áa]quina)\d*"""
)
# RFC 1918, RFC 6598, loopback, link-local, and the blocks for documentation (RFC 5737).
PRIVATE_V4 = lazy(
    r"(?:0|10|127|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])|169\.254|172\.(?:1[6-9]|2\d|3[01])|192\.168"
    r"|192\.0\.2|198\.51\.100|203\.0\.113)\."
)
NUMERIC = lazy(r"(?i)(?:(?:0x[0-9a-f]*|\d+)\.){0,3}(?:0x[0-9a-f]+|\d+)")
NO_TOP_LEVEL = lazy(r".?$|\d+$|0x")
HOSTS = 1 << 12  # whose verdicts are cached: the links of a text lead to few hosts
V4 = lazy(r"\d{1,3}(?:\.\d{1,3}){3}")


def labels(host: str) -> tuple[str, ...]:
    """Return the labels of `host`, without the empty one that a root dot leaves."""
    return tuple(host.removesuffix(".").split("."))


@lru_cache(HOSTS)
def label_defect(host: str) -> str:
    """Return the defect of the labels of `host`: empty-label, label-hyphen, label-too-long, or "".

    An underscore is no defect: names of hosts may not have one, but names in DNS do, and browsers go there.
    """
    parts = labels(host)
    if not all(parts):
        return "empty-label"
    if any(part[0] == "-" or part[-1] == "-" for part in parts):
        return "label-hyphen"
    return "label-too-long" if any(len(part) > 63 for part in parts) else ""


def is_address(host: str) -> bool:
    """Tell whether `host` is an IP address rather than a name."""
    return host.startswith("[") or V4.fullmatch(host) is not None


def is_numeric(host: str) -> bool:
    """Tell whether browsers read `host` as an IP address, however it is written: `0x7f.1`, `2130706433`."""
    return host.startswith("[") or (host[:1].isdecimal() and NUMERIC.fullmatch(host) is not None)


@lru_cache(HOSTS)
def is_public(host: str) -> bool:
    """Tell whether `host` is publicly reachable: no single label, private address or special-use name."""
    host = host.lower()
    if host.startswith("["):
        return not re.match(r"\[(?:::1?\]|f[cd]|fe[89ab])", host)
    if V4.fullmatch(host):
        return not PRIVATE_V4.match(host)
    return len(labels(host)) > 1 and not is_special(host)


def is_special(host: str) -> bool:
    """Tell whether `host` is set apart from the public DNS: example names, `.local`, `.onion`, `.home.arpa`."""
    host = host.lower().removesuffix(".")
    return labels(host)[-1] in SPECIAL_USE or host.endswith("home.arpa") or EXAMPLE.search(host) is not None


@lru_cache(HOSTS)
def is_obvious_placeholder(host: str) -> bool:
    """Tell whether `host` is an obvious placeholder: `your-domain.xyz`, `host.domain`, `foo.baz`, `HOST`."""
    if host.isupper() and "." not in host:
        return True
    parts = labels(host.lower())
    return parts[0] in ("my", "your") or any(PLACEHOLDER.fullmatch(part) for part in parts[-2:])


@lru_cache(HOSTS)
def has_unknown_top_level(host: str, known: frozenset[str]) -> bool:
    """Tell whether `host` ends in a top-level domain that isn't in `known`, in either of its two forms.

    An empty `known` means that nothing is known. Single labels, addresses and special-use names have none.
    """
    parts = labels(host.lower())
    if not known or len(parts) < 2 or is_special(host) or is_address(host) or NO_TOP_LEVEL.match(parts[-1]):
        return False
    return known.isdisjoint(_forms(parts[-1]))


def _forms(label: str) -> tuple[str, ...]:
    """Return `label` as written, and its Unicode and its ASCII form where they differ."""
    try:
        if label.startswith("xn--"):
            return (label, label.encode("ascii").decode("idna"))
        return (label,) if label.isascii() else (label, label.encode("idna").decode("ascii"))
    except UnicodeError:
        return (label,)
