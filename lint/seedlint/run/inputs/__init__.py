"""The inputs of a run: the files, folders and standard input that the command line names, filtered by configs."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Sequence

from seedlint.base.model import Document, Note, Problem
from seedlint.config import Config
from seedlint.run.inputs.configs import Configs, relative
from seedlint.sources import from_bytes
from seedlint.sources.discover import Candidate, Globs, discover
from seedlint.sources.ignore import compile_patterns

STDIN = "-"

Input = Candidate | Document | Problem | Note


def inputs(
    paths: Sequence[str],
    configs: Configs,
    *,
    stdin_name: str = "stdin.txt",
    force_exclude: bool = False,
    stdin: Callable[[], bytes] | None = None,
) -> list[Input]:
    """Return the files that `paths` name or contain, in a fixed order, and the document on standard input for `-`."""
    found: list[Input] = [*_discovered(paths, configs, force_exclude=force_exclude)]
    if STDIN in paths:
        name = relative(os.path.join(configs.root, stdin_name), configs.root)
        largest = configs.of_file(name).max_file_size
        found.append(from_bytes(name, (stdin or sys.stdin.buffer.read)(), largest=largest))
    return found


def corpus_inputs(paths: Sequence[str], linted: Sequence[Input], configs: Configs) -> list[Candidate | Problem | Note]:
    """Return the files of a corpus that `paths` name or contain, except the linted ones, which are compared with it."""
    known: set[str] = set()
    for item in linted:
        if isinstance(item, Candidate | Document):
            file = item.file if isinstance(item, Candidate) else os.path.join(configs.root, item.path)
            known |= {os.path.normpath(file), os.path.realpath(file)}
    found = _discovered(paths, configs, force_exclude=False)
    return [item for item in found if not (isinstance(item, Candidate) and item.file in known)]


def config_of(item: Candidate | Document, configs: Configs) -> Config:
    """Return the config that applies to a document."""
    return configs.of(os.path.dirname(item.file)) if isinstance(item, Candidate) else configs.of_file(item.path)


def _discovered(paths: Iterable[str], configs: Configs, *, force_exclude: bool) -> Iterable[Candidate | Problem | Note]:
    """Yield the files that the paths name or contain; the config of each folder says what is skipped in it."""
    known: dict[str | None, Globs] = {}

    def globs_of(folder: str) -> Globs:
        config = configs.of(folder)
        if config.path not in known:
            known[config.path] = _globs(config)
        return known[config.path]

    named = [path for path in paths if path != STDIN]
    return discover(named, root=configs.root, globs_of=globs_of, force_exclude=force_exclude)


def _globs(config: Config) -> Globs:
    """Return the `include` and `exclude` of a config, each below the folder of the file that sets it.

    The folders of the project's own rules are skipped: their pages are Markdown, but no documents. A folder of rules
    that holds its config, too, holds the documents: it is not skipped.
    """
    include, exclude = (
        compile_patterns(f"{config.origins[(key,)].folder.as_posix().rstrip('/')}/" if globs else "", globs)
        for key, globs in (("include", config.include), ("exclude", config.exclude))
    )
    home = f"{config.origins[('rules',)].folder}{os.sep}" if config.rules else ""
    own_rules = (os.path.normpath(folder) for folder in config.rule_folders)
    return Globs(include, exclude, frozenset(folder for folder in own_rules if not home.startswith(folder + os.sep)))
