"""`make conformance VECTORS=FOLDER`: the WHATWG's URL cases (urltestdata.json), as they would stand in a sentence.

Every absolute URL of http, https or ftp that must be refused should be reported, but those that a text ends within
(blanks, `<`, `>`, `|`, controls); of the others, each report is printed to be read. Ends with 1 where one is missed.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from seedlint.checks.url import DEFECTS
from seedlint.facts import Facts
from seedlint.model import Context, Document
from seedlint.run.domains import top_level_domains

HARMLESS = frozenset(
    {"insecure", "placeholder", "credential", "user-info", "homograph", "bare-ip", "shortened", "tracking"}
)
MALFORMED = frozenset(DEFECTS) - HARMLESS
OURS = re.compile(r"(?:https?|ftp):", re.I)
WRITTEN = re.compile(r"(?:https?|ftp)://[^/]", re.I)
ENDS_A_URL = re.compile(r"[\s<>|\x00-\x20\x7f]")


def main(folder: str) -> int:
    """Print what disagrees and how much does."""
    cases = [
        case for case in json.loads((Path(folder) / "urltestdata.json").read_text("utf-8")) if isinstance(case, dict)
    ]
    apart = [case for case in cases if not case.get("base") and not ENDS_A_URL.search(case["input"])]
    wrong = [case["input"] for case in apart if case.get("failure") and OURS.match(case["input"])]
    right = [case["input"] for case in apart if not case.get("failure") and WRITTEN.match(case["input"])]
    missed = [url for url in wrong if not any(_defects(url))]
    told = [url for url in right if any(_defects(url))]
    for url in missed:
        print("missed", repr(url))
    for url in told:
        print("reported", repr(url), *_defects(url))
    print(f"{len(wrong) - len(missed)} of {len(wrong)} refused, {len(right) - len(told)} of {len(right)} left alone")
    return int(bool(missed))


def _defects(url: str) -> Iterator[str]:
    facts = Facts(Document("a.txt", f"See {url} now"), Context(top_level_domains=top_level_domains))
    return (defect for found in facts.urls for defect in found.defects if defect in MALFORMED)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]) if len(sys.argv) == 2 else "give the folder that holds urltestdata.json")
