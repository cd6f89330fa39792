"""Files that repeat standard texts (licences, notices, codes of conduct), and change logs; both told by file name."""

from __future__ import annotations

from seedlint.text.lazy import lazy

STANDARD_TEXT = lazy(
    r"(?i)(?:third[-_ ]?part(?:y|ies)[-_ ]?|un)?(?:li[cs]en[cs]e|copying|copyright|notice|code[-_ ]?of[-_ ]?conduct)s?"
    r"(?:[-_. ][^/]*)?$"
)
CHANGE_LOG = lazy(r"(?i)(?:[\w.+-]+[-_.])?(?:change-?logs?|release[-_]?notes|relnotes)(?:[-_.][^/]*)?$")


def is_standard_text(path: str) -> bool:
    """Tell by its file name whether a document is a licence or the like, which every project copies word for word."""
    return STANDARD_TEXT.match(path[path.rfind("/") + 1 :]) is not None


def is_change_log(path: str) -> bool:
    """Tell by its file name whether a document is a change log, whose old entries nobody rewrites."""
    return CHANGE_LOG.match(path[path.rfind("/") + 1 :]) is not None
