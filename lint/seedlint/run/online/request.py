"""One request: to an address that was looked at first, without cookies, names, proxies; only its head is read."""

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
from seedlint.config import Asking
from seedlint.run.online.address import addresses
from seedlint.run.online.answers import NoReplyError, Reply
from seedlint.text.contacts.asked_url import PORTS

AGENT = f"seedlint/{__version__} (checks whether links answer)"
ISSUER_UNKNOWN = {2, 18, 19, 20, 21}  # X509_V_ERR_*: perhaps only this machine doesn't know who signed
TRIED = 3  # addresses of a host, of which the first may be of a network that isn't reached from here


class Line:
    """The connection of one request, for whoever won't wait for it any longer."""

    def __init__(self) -> None:
        self.connection: HTTPConnection | None = None

    def cut(self) -> None:
        """End the connection, and with it the wait of the thread that reads from it."""
        if self.connection is not None and self.connection.sock is not None:
            with suppress(OSError):
                self.connection.sock.shutdown(socket.SHUT_RDWR)


class Network:
    """What sends requests; it trusts the certificates that the machine does (`SSL_CERT_FILE` names others)."""

    def __init__(self, asking: Asking) -> None:
        self._asking = asking
        self._trust = ssl.create_default_context()

    def ask(self, method: str, url: str, line: Line) -> Reply:
        """Return the head of what a server answers to `method` (HEAD, GET) over a line. Raises NoReplyError.

        To connect, and each time to read on, may take half of `timeout`; who calls watches over the whole.
        """
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port or PORTS[parts.scheme]
        failed = NoReplyError("unreachable", "no connection")
        for address in addresses(host, port, allow_private=self._asking.allow_private)[:TRIED]:
            try:
                line.connection = self._connection(address, parts)
                return _head(line.connection, method, parts)
            except NewConnectionError:  # for urllib3 one of the next kind
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
        step = self._asking.timeout / 2
        port = parts.port or PORTS[parts.scheme]
        if parts.scheme == "http":
            return HTTPConnection(address, port, timeout=step)
        return HTTPSConnection(
            address, port, timeout=step, server_hostname=parts.hostname or "", ssl_context=self._trust
        )


def _head(connection: HTTPConnection, method: str, parts: SplitResult) -> Reply:
    """Ask over a connection and end it. Of the reply's body, however long, nothing is wanted."""
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
    return Reply(status, location, _patience(headers), "set-cookie" in headers)


def _patience(headers: Mapping[str, str]) -> float | None:
    """Return the seconds that `Retry-After` asks for; a date is counted from the server's own `Date`, not our clock."""
    asked = headers.get("retry-after", "").strip()
    if asked.isascii() and asked.isdigit():
        return float(asked[:9])
    try:
        return max(0.0, (parsedate_to_datetime(asked) - parsedate_to_datetime(headers.get("date", ""))).total_seconds())
    except (TypeError, ValueError):  # none, or no dates, or one with a zone and one without
        return None


def _distrusted(error: ssl.SSLCertVerificationError) -> NoReplyError:
    if error.verify_code in ISSUER_UNKNOWN:
        return NoReplyError("unreachable", "nobody known here has signed its certificate")
    return NoReplyError("certificate", (error.verify_message or "its certificate is wrong").strip().rstrip("."))
