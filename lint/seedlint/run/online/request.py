"""One HTTP request, to an address that was checked first; without cookies, credentials or proxies; no body is read."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Mapping
from contextlib import suppress
from email.utils import parsedate_to_datetime
from http.client import HTTPException
from urllib.parse import SplitResult, urlsplit

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import ConnectTimeoutError, HTTPError, NewConnectionError

from seedlint import __version__
from seedlint.config import OnlineSettings
from seedlint.run.online.address import addresses
from seedlint.run.online.reply import NoReplyError, Reply
from seedlint.text.contacts.request_url import PORTS

AGENT = f"seedlint/{__version__} (checks whether links answer)"
ISSUER_UNKNOWN = {2, 18, 19, 20, 21}  # X509_V_ERR_*: the issuer may be unknown to this machine only
TRIED = 3  # addresses of a host to try: the first may be an IPv6 one that isn't reachable from here


class Cancellation:
    """Lets another thread cancel a request by closing its connection."""

    def __init__(self) -> None:
        self.connection: HTTPConnection | None = None

    def cancel(self) -> None:
        """Shut the connection down, which ends the wait of the thread that reads from it."""
        if self.connection is not None and self.connection.sock is not None:
            with suppress(OSError):
                self.connection.sock.shutdown(socket.SHUT_RDWR)


class HttpClient:
    """Sends requests; it trusts the certificates that the machine trusts (`SSL_CERT_FILE` names others)."""

    def __init__(self, settings: OnlineSettings) -> None:
        self._settings = settings
        self._trust = ssl.create_default_context()

    def request(self, method: str, url: str, cancellation: Cancellation) -> Reply:
        """Return status and headers of the response to `method` (HEAD, GET). Raises NoReplyError.

        Connecting and each read may take half of `timeout`; the caller enforces the timeout of the whole.
        """
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port or PORTS[parts.scheme]
        failed = NoReplyError("unreachable", "no connection")
        for address in addresses(host, port, allow_private=self._settings.allow_private)[:TRIED]:
            try:
                cancellation.connection = self._connection(address, parts)
                return _head(cancellation.connection, method, parts)
            except NewConnectionError:  # a subclass of ConnectTimeoutError
                failed = NoReplyError("unreachable", "no connection")
            except ConnectTimeoutError:
                failed = NoReplyError("unreachable", "it takes too long to connect")
            except ssl.SSLCertVerificationError as error:
                raise _distrusted(error) from None
            except ssl.SSLError:
                raise NoReplyError("unreachable", "no encrypted connection") from None
            except TimeoutError:
                raise NoReplyError("unreachable", "it takes too long", may_get=True) from None
            except ConnectionError:
                raise NoReplyError("unreachable", "it breaks off", may_get=True) from None
            except (HTTPException, HTTPError, OSError, ValueError):
                raise NoReplyError("unreachable", "it doesn't speak HTTP", may_get=True) from None
        raise failed

    def _connection(self, address: str, parts: SplitResult) -> HTTPConnection:
        step = self._settings.timeout / 2
        port = parts.port or PORTS[parts.scheme]
        if parts.scheme == "http":
            return HTTPConnection(address, port, timeout=step)
        return HTTPSConnection(
            address, port, timeout=step, server_hostname=parts.hostname or "", ssl_context=self._trust
        )


def _head(connection: HTTPConnection, method: str, parts: SplitResult) -> Reply:
    """Send a request over a connection and close it without reading the body."""
    headers = {
        "Host": parts.netloc,
        "User-Agent": AGENT,
        "Accept": "*/*",
        "Accept-Encoding": "identity",
        "Connection": "close",
    }
    path = f"{parts.path}?{parts.query}" if parts.query else parts.path
    try:
        connection.connect()
        connection.request(method, path, headers=headers, preload_content=False, decode_content=False)
        response = connection.getresponse()
        return _reply(response.status, response.headers)
    finally:
        connection.close()


def _reply(status: int, headers: Mapping[str, str]) -> Reply:
    location = headers.get("location", "").encode("latin-1", "replace").decode("utf-8", "replace")
    return Reply(status, location, _retry_after(headers), "set-cookie" in headers)


def _retry_after(headers: Mapping[str, str]) -> float | None:
    """Return `Retry-After` in seconds; a date there is relative to the server's own `Date`, not to our clock."""
    header = headers.get("retry-after", "").strip()
    if header.isascii() and header.isdigit():
        return float(header[:9])
    try:
        wait = parsedate_to_datetime(header) - parsedate_to_datetime(headers.get("date", ""))
        return max(0.0, wait.total_seconds())
    except (TypeError, ValueError):  # missing, no dates, or only one of them with a time zone
        return None


def _distrusted(error: ssl.SSLCertVerificationError) -> NoReplyError:
    if error.verify_code in ISSUER_UNKNOWN:
        return NoReplyError("unreachable", "nobody known here has signed its certificate")
    return NoReplyError("certificate", (error.verify_message or "its certificate is wrong").strip().rstrip("."))
