"""What one request gives: a reply, or why there is none."""

from __future__ import annotations

from seedlint.base.record import NamedTuple
from seedlint.checks.contacts.dead_url import Verdict


class Reply(NamedTuple):
    """The head of a server's answer.

    `patience` is how many seconds it asks to wait, None where it doesn't say; `offers_cookie` tells that it may wait
    for one, and answer otherwise to whoever brings none.
    """

    status: int
    location: str = ""
    patience: float | None = None
    offers_cookie: bool = False


class NoReplyError(Exception):
    """A request without a reply; `may_get` says that the server may only dislike HEAD."""

    def __init__(self, verdict: Verdict, detail: str = "", *, may_get: bool = False) -> None:
        super().__init__(verdict, detail)
        self.verdict: Verdict = verdict
        self.detail = detail
        self.may_get = may_get
