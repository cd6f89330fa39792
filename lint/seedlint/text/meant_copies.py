"""Documents that are copied wherever they are needed: licences, notices, the rules of a project's community."""

from __future__ import annotations

from seedlint.text.lazy import lazy

NAME = lazy(r"(?i)(?:un)?(?:li[cs]en[cs]e|copying|copyright|notice|code[-_ ]?of[-_ ]?conduct)s?(?:[-_. ][^/]*)?$")


def is_meant_to_be_copied(path: str) -> bool:
    """Tell by its name whether a document says the same everywhere, word for word."""
    return NAME.match(path[path.rfind("/") + 1 :]) is not None
