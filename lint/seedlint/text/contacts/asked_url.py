"""URLs in the one form in which a server is asked for them."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from seedlint.text.contacts.homographs import ascii_form

PORTS = {"http": 80, "https": 443}
KEPT = "/%:@!$&'()*+,;=~"  # what stands in a path as it is; in a query, `?` and `[]` too


def asked_url(url: str) -> str | None:
    """Return the absolute URL that a server is asked for, None for one of another scheme and one that can't be read.

    It has no name and no password, which are nobody's to send, no fragment, which is never sent, and no usual port;
    its host is in lower-case ASCII, and what may not stand in a request is escaped.
    """
    try:
        parts = urlsplit(url.strip())
        host, port = ascii_form((parts.hostname or "").removesuffix(".")), parts.port
        path, query = quote(parts.path or "/", safe=KEPT), quote(parts.query, safe=KEPT + "?[]")
    except ValueError:
        return None
    if parts.scheme not in PORTS or not host.isascii() or not host.isprintable() or not host.strip(" "):
        return None
    shown = f"[{host}]" if ":" in host else host
    place = f"{shown}:{port}" if port is not None and port != PORTS[parts.scheme] else shown
    return f"{parts.scheme}://{place}{path}{'?' if query else ''}{query}"
