"""Documents that stay as they were written: licences, notices, the rules of a community; the entries of change logs."""

from __future__ import annotations

from seedlint.text.lazy import lazy

NAME = lazy(
    r"(?i)(?:third[-_ ]?part(?:y|ies)[-_ ]?|un)?(?:li[cs]en[cs]e|copying|copyright|notice|code[-_ ]?of[-_ ]?conduct)s?"
    r"(?:[-_. ][^/]*)?$"
)
RECORD = lazy(r"(?i)(?:[\w.+-]+[-_.])?(?:change-?logs?|release[-_]?notes|relnotes)(?:[-_.][^/]*)?$")


def is_meant_to_be_copied(path: str) -> bool:
    """Tell by its name whether a document says the same everywhere, word for word."""
    return NAME.match(path[path.rfind("/") + 1 :]) is not None


def is_record(path: str) -> bool:
    """Tell by its name whether a document is a change log: nobody rewrites what its entries said in their day."""
    return RECORD.match(path[path.rfind("/") + 1 :]) is not None
