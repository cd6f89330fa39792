"""Resolving host names, and refusing addresses of private networks (server-side request forgery)."""

from __future__ import annotations

import socket
from collections.abc import Sequence
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from seedlint.run.online.reply import NoReplyError
from seedlint.text.contacts.host import is_public as is_public_name

Address = IPv4Address | IPv6Address
PRIVATE = "private address"
TRANSLATED = IPv6Network("64:ff9b::/96")  # RFC 6052: the last 32 bits are an IPv4 address


def addresses(host: str, port: int, *, allow_private: bool) -> Sequence[str]:
    """Return the addresses of a host that may be requested, in the resolver's order.

    Connect to one of them, not to the name: a second look-up could return a private address (DNS rebinding).
    Raises NoReplyError for an unknown name, and for a host of a private network unless these are allowed.
    """
    if not allow_private and not _is_literal(host) and not is_public_name(host):
        raise NoReplyError("unsaid", PRIVATE)  # not even looked up: that would tell the resolver internal names
    found = [host] if _is_literal(host) else _looked_up(host, port)
    allowed = [each for each in found if allow_private or is_public(ip_address(each))]
    if not allowed:
        raise NoReplyError("unsaid", PRIVATE)
    return allowed


def is_public(address: Address) -> bool:
    """Tell whether an address, and any IPv4 address that it embeds, is a unicast address on the public network."""
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped or address in TRANSLATED:
            return is_public(IPv4Address(address.packed[-4:]))
        wrapped = (address.sixtofour, *(address.teredo or ()))
        if not all(is_public(each) for each in wrapped if each) or address.is_site_local:
            return False
    return address.is_global and not address.is_multicast and not address.is_reserved


def _is_literal(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def _looked_up(host: str, port: int) -> Sequence[str]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        if error.errno in (socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)):
            raise NoReplyError("unknown-host") from None
        raise NoReplyError("unreachable", "its name can't be looked up now") from None
    except UnicodeError:  # a label that is too long for a name
        raise NoReplyError("unknown-host") from None
    return list(dict.fromkeys(str(place[0]) for *_, place in found))
