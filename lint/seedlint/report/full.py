"""The default report: for each finding the message, the line with its span underlined, related places, why, the fix.

The same note on many whole documents is shown once; `concise` and the formats for programs have all of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from seedlint.base.excerpt import surroundings
from seedlint.base.model import Finding, Level, Location, Span
from seedlint.base.position import Lines
from seedlint.base.record import NamedTuple
from seedlint.report import Options, Report, RuleInfo, closing, joined, location_of
from seedlint.text.cells import cells, one_line, visible
from seedlint.text.lazy import lazy

WIDTH = 100  # cells of a line that are shown
AHEAD = 60  # of these, cells from the start of the span on
REACH = 240  # code points on either side of a span's start that are laid out
RELATED = 5  # related places that are shown of a finding
MANY = 5  # documents with the same note, above which the note is shown once
SENTENCE_END = lazy(r"(?<=[.!?])\s")
STYLES = {"error": "1;31", "warning": "1;33", "note": "1;36", "bold": "1", "frame": "1;34", "help": "1;32"}  # ANSI SGR

Paint = Callable[[str, str], str]


class Remark(NamedTuple):
    """Rule and message of a note on a whole document."""

    rule: str
    message: str


class Row(NamedTuple):
    """A line as shown: its number, its text, and the marks under it."""

    number: int
    text: str
    marks: str


def pieces(report: Report, *, options: Options) -> Iterator[str]:
    """Yield the report for people."""
    return joined(_lines(report, options))


def _lines(report: Report, options: Options) -> Iterator[str]:
    paint = _colored if options.color else _plain
    unexplained = {rule.id: rule for rule in report.rules}
    times = Counter(map(_remark, report.findings))
    shown_once: set[Remark] = set()
    for finding in report.findings:
        remark = _remark(finding)
        if remark in shown_once:
            continue
        yield from _block(finding, paint)
        if remark and times[remark] > MANY:
            shown_once.add(remark)
            yield f" {paint('frame', ':::')} and {times[remark] - 1:,} more documents (--output-format concise has all)"
        if finding.rule in unexplained:  # only at the first finding of a rule
            yield f"{paint('help', 'help')}: {help_of(unexplained.pop(finding.rule))}"
        if finding.fix:
            safety = "safe" if finding.fix.safe else "unsafe"
            yield f"{paint('help', 'fix')}: {one_line(finding.fix.description)} ({safety})"
        yield ""
    yield from closing(report, options)


def _remark(finding: Finding) -> Remark | None:
    """Return rule and message of a note on a whole document, None for a finding that has more to show."""
    is_bare = finding.whole and finding.level is Level.NOTE and not finding.related and not finding.fix
    return Remark(finding.rule, finding.message) if is_bare else None


def _block(finding: Finding, paint: Paint) -> Iterator[str]:
    level = finding.level.value
    yield f"{paint(level, f'{level}[{finding.rule}]')}: {paint('bold', one_line(finding.message))}"
    location = location_of(finding)
    shown = finding.related[:RELATED]
    blocks = [() if finding.whole else _rows(location, "^"), *(_rows(location_of(related), "-") for related in shown)]
    gutter = max((len(str(row.number)) for rows in blocks for row in rows), default=1)
    yield f"{' ' * gutter}{paint('frame', '-->')} {_where(location)}"
    yield from _frame(blocks[0], gutter, level, paint)
    for related, rows in zip(shown, blocks[1:], strict=True):
        yield f"{' ' * gutter}{paint('frame', ':::')} {_where(location_of(related))}: {one_line(related.message)}"
        yield from _frame(rows, gutter, "frame", paint)
    if len(finding.related) > RELATED:
        yield f"{' ' * gutter}{paint('frame', ':::')} and {len(finding.related) - RELATED:,} more"


def _where(location: Location) -> str:
    start = location.snippet.start
    return f"{visible(location.path)}:{start.line}:{start.column}"


def _frame(rows: Sequence[Row], gutter: int, style: str, paint: Paint) -> Iterator[str]:
    if not rows:
        return
    bar = paint("frame", " " * gutter + " |")
    yield bar
    for before, row in zip((None, *rows), rows, strict=False):
        if before and row.number > before.number + 1:
            yield paint("frame", "." * gutter)
        yield f"{paint('frame', f'{row.number:>{gutter}} |')} {row.text}".rstrip()
        yield f"{bar} {' ' * (len(row.marks) - len(row.marks.lstrip()))}{paint(style, row.marks.lstrip())}"
    yield bar


def _rows(location: Location, mark: str) -> tuple[Row, ...]:
    """Return the first and the last line of a location."""
    text, start = surroundings(location)
    end = start + location.span.length
    lines = Lines(text)
    first, last = lines.number(start), lines.number(max(start, end - 1))
    cut = location.context.start.column > 1  # the context begins in the middle of a line
    top = location.snippet.start.line - first
    rows = [_row(lines[first].of(text), _within(start, end, lines[first]), cut=cut and first == 0, mark=mark)]
    if last > first:
        line = lines[last]
        indent = len(line.of(text)) - len(line.of(text).lstrip())
        rows.append(_row(line.of(text), _within(line.start + indent, end, line), cut=False, mark=mark))
    return tuple(Row(top + number, shown, marks) for number, (shown, marks) in zip((first, last), rows, strict=False))


def _within(start: int, end: int, line: Span) -> Span:
    """Return the part of a range that lies on a line, counted from the line's start."""
    start = min(max(start, line.start), line.end)
    return Span(start - line.start, max(start, min(end, line.end)) - line.start)


def _row(line: str, span: Span, *, cut: bool, mark: str) -> tuple[str, str]:
    """Return the shown part of a line, with ellipses where it is cut, and the marks under the span."""
    begin = max(0, span.start - REACH)
    pieces = cells(line[begin : span.start + REACH])
    widths = [size for _, size in pieces]
    start, end = span.start - begin, min(span.end - begin, len(pieces))
    left, right = _window(widths, start)
    head = "…" if cut or begin or left else ""
    tail = "…" if right < len(pieces) or span.start + REACH < len(line) else ""
    column = len(head) + sum(widths[left:start])
    size = sum(widths[start : min(end, right)])
    if end > start and not size:  # a combining mark: point at its base character
        column = max(0, column - 1)
    shown = head + "".join(piece for piece, _ in pieces[left:right]) + tail
    return shown, " " * column + mark * max(1, size)


def _window(widths: Sequence[int], start: int) -> tuple[int, int]:
    """Return which cells to show: a range of at most WIDTH that contains `start`."""
    if sum(widths) <= WIDTH:
        return 0, len(widths)
    room = WIDTH - min(AHEAD, sum(widths[start:]))
    left = start
    while left and widths[left - 1] <= room:
        left -= 1
        room -= widths[left]
    while left < start and not widths[left]:  # no combining mark without its base
        left += 1
    room = WIDTH - sum(widths[left:start])
    right = start
    while right < len(widths) and widths[right] <= room:
        room -= widths[right]
        right += 1
    return left, right


def help_of(rule: RuleInfo) -> str:
    """Return the first sentence of why a rule exists."""
    why = SENTENCE_END.split(rule.why.strip(), maxsplit=1)[0]
    return one_line(why) or f"seedlint explain {rule.id}"


def _plain(style: str, text: str) -> str:
    return text


def _colored(style: str, text: str) -> str:
    return f"\x1b[{STYLES[style]}m{text}\x1b[0m" if text else text
