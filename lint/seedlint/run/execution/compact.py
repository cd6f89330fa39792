"""Many findings in little memory: a run over a hundred thousand files may give more than fit as objects."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import overload

from seedlint.base.model import Finding

CHUNK = 2000  # findings that are compressed together
FEW = 10_000  # findings up to which a tuple is small enough


def compact(findings: Iterable[Finding]) -> Sequence[Finding]:
    """Return findings as a tuple, or compressed where they are many."""
    rest = iter(findings)
    first = [finding for _, finding in zip(range(FEW), rest, strict=False)]
    more = CompressedFindings(rest)
    return CompressedFindings(_chained(first, more)) if len(more) else tuple(first)


class CompressedFindings(Sequence[Finding]):
    """A sequence of findings, pickled and compressed in chunks; each iteration unpacks them again."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self._chunks: list[bytes] = []
        self._length = 0
        waiting: list[Finding] = []
        for finding in findings:
            waiting.append(finding)
            if len(waiting) == CHUNK:
                self._add_chunk(waiting)
                waiting = []
        if waiting:
            self._add_chunk(waiting)

    def _add_chunk(self, findings: Sequence[Finding]) -> None:
        import pickle
        import zlib

        self._length += len(findings)
        self._chunks.append(zlib.compress(pickle.dumps(findings, pickle.HIGHEST_PROTOCOL), level=1))

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[Finding]:
        for chunk in self._chunks:
            yield from self._unpacked(chunk)

    @overload
    def __getitem__(self, index: int) -> Finding: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Finding]: ...
    def __getitem__(self, index: int | slice) -> Finding | Sequence[Finding]:
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(len(self)))]
        chunk, at = divmod(range(len(self))[index], CHUNK)
        return self._unpacked(self._chunks[chunk])[at]

    @staticmethod
    def _unpacked(chunk: bytes) -> Sequence[Finding]:
        import pickle
        import zlib

        findings: Sequence[Finding] = pickle.loads(zlib.decompress(chunk))
        return findings


def _chained(first: list[Finding], more: Iterable[Finding]) -> Iterator[Finding]:
    """Yield both, and free the first list before the second part is read."""
    yield from first
    first.clear()
    yield from more
