"""URLs in the form in which an HTTP request is made for them."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from seedlint.text.contacts.homographs import ascii_form

PORTS = {"http": 80, "https": 443}
UNESCAPED = "/%:@!$&'()*+,;=~"  # characters that a path may contain as they are; a query also `?` and `[]`


def request_url(url: str) -> str | None:
    """Return the absolute URL to request, None for a scheme other than HTTP(S) and for a URL that can't be parsed.

    It has no user name and password, no fragment and no default port; its host is lower-case ASCII, and characters
    that a request can't contain are escaped.
    """
    try:
        parts = urlsplit(url.strip())
        host, port = ascii_form((parts.hostname or "").removesuffix(".")), parts.port
        path, query = quote(parts.path or "/", safe=UNESCAPED), quote(parts.query, safe=UNESCAPED + "?[]")
    except ValueError:
        return None
    if parts.scheme not in PORTS or not host.isascii() or not host.isprintable() or not host.strip(" "):
        return None
    shown = f"[{host}]" if ":" in host else host
    place = f"{shown}:{port}" if port is not None and port != PORTS[parts.scheme] else shown
    return f"{parts.scheme}://{place}{path}{'?' if query else ''}{query}"
