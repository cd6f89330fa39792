"""`.seedlint-ignore`: suppressions for documents that can't contain comments, one a line, in the config's folder.

    RULE PATH -- reason              every finding of a rule in a file (a pattern as in .gitignore)
    RULE PATH "quoted text" -- reason
    RULE FINGERPRINT -- reason

The reason is optional. Blank lines and lines that begin with `#` are skipped. A path with blanks is quoted.
"""

from __future__ import annotations

import json
import os
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from seedlint.base.atomic import write_atomically
from seedlint.base.errors import UserError, complain
from seedlint.base.fingerprint import folded
from seedlint.base.model import Finding, Suppression
from seedlint.base.record import NamedTuple
from seedlint.report import location_of
from seedlint.run.inputs.configs import IGNORE_FILE, Configs, ignore_file_folder, relative
from seedlint.sources.ignore import compile_patterns
from seedlint.text.contacts.credentials import MASK

LONGEST = 80  # characters of a quoted text; a longer one is cut, and ends with `…`
CUT = "…"
QUOTED = r'"(?:[^"\\]|\\.)*"'
LINE = re.compile(rf"(?P<rule>[\w-]+)\s+(?P<path>{QUOTED}|\S+)(?:\s+(?P<text>{QUOTED}))?(?:\s+--\s+(?P<reason>.*))?\s*")
FINGERPRINT = re.compile(r"[0-9a-f]{16}")
WORD = re.compile(r"\w\w")
BLANK_OR_QUOTE = re.compile(r'[\s"]')
SPECIAL = re.compile(r"([\\*?\[\]!#])")


class Entry(NamedTuple):
    """A line of the file: it suppresses the findings of a rule on a text, with a fingerprint, or (neither) all of them.

    `source` is the line's own `file:line`.
    """

    rule: str
    reason: str
    source: str
    text: str = ""
    fingerprint: str = ""

    def matches(self, finding: Finding) -> bool:
        """Tell whether the entry suppresses a finding of a document that its path matches."""
        if finding.rule != self.rule or finding.location is None:
            return False
        if self.fingerprint:
            return finding.fingerprint == self.fingerprint
        wanted, found = folded(self.text), folded(finding.location.snippet.text)
        return found.startswith(wanted.removesuffix(CUT)) if wanted.endswith(CUT) else wanted in ("", found)


class IgnoreFile(NamedTuple):
    """The entries of a file: `of` returns those that apply to a path, which is relative to the run's folder."""

    of: Callable[[str], tuple[Entry, ...]]


def suppressed(findings: Iterable[Finding], entries: Sequence[Entry]) -> tuple[Finding, ...]:
    """Return the findings; those that an entry matches carry its suppression."""
    return tuple(_suppressed(finding, entries) for finding in findings)


def _suppressed(finding: Finding, entries: Iterable[Entry]) -> Finding:
    if finding.suppression is None:
        for entry in entries:
            if entry.matches(finding):
                return finding._replace(suppression=Suppression(entry.reason, source=entry.source))
    return finding


def read_ignore_file(folder: Path, root: Path, shown: str, *, name_of: Callable[[str], str]) -> IgnoreFile:
    """Read the file in a folder; errors call it `shown`. Paths of documents are relative to `root`.

    `name_of` returns the id of a rule for its name or a former one, and raises UserError for any other word.
    """
    try:
        lines = (folder / IGNORE_FILE).read_text("utf-8-sig").splitlines()
    except (OSError, ValueError) as error:
        raise complain(f"can't read the suppressions: {error}", path=shown) from None
    rows = list(_rows(lines, name_of, shown))
    base = f"{folder.as_posix().rstrip('/')}/"
    everywhere = tuple(entry for entry, pattern in rows if not pattern)
    bound = [(entry, compile_patterns(base, [pattern])) for entry, pattern in rows if pattern]

    def of(path: str) -> tuple[Entry, ...]:
        full = os.path.normpath(os.path.join(root, path)).replace(os.sep, "/")
        here = tuple(entry for entry, patterns in bound if patterns.reach(full))
        return (*here, *everywhere) if here else everywhere

    return IgnoreFile(of)


def _rows(lines: Iterable[str], name_of: Callable[[str], str], shown: str) -> Iterator[tuple[Entry, str]]:
    """Yield each entry with the pattern of its path, "" for an entry with a fingerprint."""
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        match = LINE.fullmatch(line.strip())
        if match is None:
            hint = '`RULE PATH "text" -- reason` or `RULE FINGERPRINT -- reason`'
            raise complain("a suppression that can't be read", path=shown, line=number, hint=hint)
        path, text = (_unquoted(match[name] or "") for name in ("path", "text"))
        try:
            rule = name_of(match["rule"])
        except UserError as error:
            raise UserError(*(one._replace(path=shown, line=number) for one in error.complaints)) from None
        entry = Entry(rule, match["reason"] or "", f"{shown}:{number}", text)
        if FINGERPRINT.fullmatch(path) and not match["text"]:
            yield entry._replace(fingerprint=path), ""
        else:
            yield entry, path


def _unquoted(written: str) -> str:
    if not written.startswith('"'):
        return written
    try:
        return str(json.loads(written))
    except ValueError:  # an escape sequence unknown to JSON
        return written[1:-1]


def line_of(finding: Finding, path: str, reason: str, *, redacted: bool = False) -> str:
    """Return the line that suppresses a finding, which may be `redacted`; `path` is relative to the folder of the file.

    The finding is named by its text, or by its fingerprint where a text of this kind may occur many times (a quotation
    mark) or isn't what the document says (masked).
    """
    why = f" -- {' '.join(reason.split())}" if reason.strip() else ""
    text = " ".join(finding.location.snippet.text.split()) if finding.location and not finding.whole else ""
    if not finding.whole and (not WORD.search(text) or (redacted and MASK in text)):
        return f"{finding.rule} {finding.fingerprint}{why}"
    pattern = "/" + SPECIAL.sub(r"\\\1", path)
    shown = json.dumps(pattern, ensure_ascii=False) if BLANK_OR_QUOTE.search(pattern) else pattern
    if len(text) > LONGEST:
        text = f"{text[:LONGEST].rstrip()}{CUT}"
    return f"{finding.rule} {shown}{f' {json.dumps(text, ensure_ascii=False)}' if text else ''}{why}"


def add_findings(findings: Iterable[Finding], configs: Configs, reason: str) -> Iterator[tuple[str, int]]:
    """Suppress findings in the `.seedlint-ignore` of their configs' folders; yield each file and the lines it got."""
    by_folder: defaultdict[str, list[str]] = defaultdict(list)
    for finding in findings:
        path = location_of(finding).path
        config = configs.of_file(path)
        folder = ignore_file_folder(config, configs.root)
        full = os.path.normpath(os.path.join(configs.root, path))
        by_folder[folder].append(line_of(finding, relative(full, folder), reason, redacted=config.redact))
    for folder, lines in sorted(by_folder.items()):
        file = Path(folder, IGNORE_FILE)
        yield relative(str(file), configs.root), add_lines(file, lines)


def add_lines(file: Path, lines: Iterable[str]) -> int:
    """Append the lines that the file doesn't have yet; return how many they are. Raises UserError."""
    try:
        before = file.read_text("utf-8") if file.exists() else ""
        added = [line for line in dict.fromkeys(lines) if line not in before.splitlines()]
        if added:
            end = "" if not before or before.endswith("\n") else "\n"
            write_atomically(str(file), [f"{before}{end}{chr(10).join(added)}\n".encode()])
    except (OSError, ValueError) as error:
        raise complain(f"can't write the suppressions: {error}", path=str(file)) from None
    return len(added)
