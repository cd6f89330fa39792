"""The result of one request: a reply, or an error that says why there is none."""

from __future__ import annotations

from seedlint.base.record import NamedTuple
from seedlint.checks.contacts.dead_url import Verdict


class Reply(NamedTuple):
    """Status and headers of a response.

    `retry_after` is in seconds, None where the header is missing. `sets_cookie`: the server may answer differently
    once the cookie comes back.
    """

    status: int
    location: str = ""
    retry_after: float | None = None
    sets_cookie: bool = False


class NoReplyError(Exception):
    """Raised for a request without a reply; `may_get`: a GET may succeed where this HEAD failed."""

    def __init__(self, verdict: Verdict, detail: str = "", *, may_get: bool = False) -> None:
        super().__init__(verdict, detail)
        self.verdict: Verdict = verdict
        self.detail = detail
        self.may_get = may_get
