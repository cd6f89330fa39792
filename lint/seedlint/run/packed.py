"""Many findings in little memory: a run over a hundred thousand files may give more than fit as objects."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import overload

from seedlint.base.model import Finding

CHUNK = 2000  # findings that are packed at once
FEW = 10_000  # findings that are kept as they are


class Packed(Sequence[Finding]):
    """A sequence of findings that is unpacked anew, chunk by chunk, whenever somebody reads it."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self._chunks: list[bytes] = []
        self._length = 0
        waiting: list[Finding] = []
        for finding in findings:
            waiting.append(finding)
            if len(waiting) == CHUNK:
                self._pack(waiting)
                waiting = []
        if waiting:
            self._pack(waiting)

    def _pack(self, findings: Sequence[Finding]) -> None:
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


def kept(findings: Iterable[Finding]) -> Sequence[Finding]:
    """Return findings as a tuple where they are few, else packed."""
    rest = iter(findings)
    first = [finding for _, finding in zip(range(FEW), rest, strict=False)]
    more = Packed(rest)
    return Packed(_chained(first, more)) if len(more) else tuple(first)


def _chained(first: list[Finding], more: Iterable[Finding]) -> Iterator[Finding]:
    yield from first
    first.clear()
    yield from more
