"""`make conformance [VECTORS=FOLDER]`: how far seedlint agrees with the field's own test vectors.

A table of counts, what differs from them, and the end: 1 where fewer agree than is expected, or nothing could be asked.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import phone_vectors, url_vectors
from bench.vectors import Agreement, source_of

WIDTH = 64


def main(folder: Path | None) -> int:
    """Print the table and the differences; return the exit code."""
    with TemporaryDirectory() as made:
        found, missing = agreements(folder, Path(made))
    for agreement in found:
        print(f"{agreement.name:{WIDTH}} {agreement.agreed:4} of {agreement.asked:4}, expected {agreement.expected:4}")
    for agreement in found:
        for difference in agreement.differences:
            print(f"{agreement.name}: {difference}")
    for name in missing:
        print(f"not asked: {name}")
    return int(not found or any(agreement.agreed < agreement.expected for agreement in found))


def agreements(folder: Path | None, made: Path) -> tuple[Sequence[Agreement], Sequence[str]]:
    """Return what each set of vectors says, and the sets that are not at hand."""
    found: list[Agreement] = []
    missing: list[str] = []
    cases = folder / "urltestdata.json" if folder else None
    if cases and cases.is_file():
        found += url_vectors.whatwg(cases)
    else:
        missing.append("the WHATWG's URLs: give the folder that holds urltestdata.json as VECTORS=")
    for package, ask in (("phonenumbers", phone_vectors.matcher), ("linkify-it-py", url_vectors.linkify)):
        source = source_of(package, given=folder, made=made)
        if source:
            found += ask(source)
        else:
            missing.append(f"{package}: pip gives no source distribution of it, and VECTORS= holds none")
    return found, missing


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) == 2 else None))
