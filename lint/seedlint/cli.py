"""The command line: parse the arguments, run the command, return an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from seedlint import __version__
from seedlint.terminal import discard, say, tell_error

GC_THRESHOLD = 1_000_000  # allocations before the cyclic collector runs: inspecting leaves next to no cycles behind
EXIT_ERROR = 2
EXIT_INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code: 0 clean, 1 findings, 2 error, 130 interrupted."""
    words = sys.argv[1:] if argv is None else argv
    if words == ["--version"]:  # asked often by builds and editors, so it skips the parser
        say(f"seedlint {__version__}\n")
        return 0
    import gc

    gc.set_threshold(GC_THRESHOLD)
    from seedlint.arguments import parse
    from seedlint.base.compile_cache import shared_cache
    from seedlint.base.errors import UserError
    from seedlint.commands import command

    try:
        arguments = parse(words)
        code = command(arguments.command)(arguments)
        shared_cache().save()
        return code
    except UserError as error:
        tell_error(error)
        return EXIT_ERROR
    except KeyboardInterrupt:
        return EXIT_INTERRUPTED
    except BrokenPipeError:  # the reader closed the pipe
        discard(sys.stdout)
        return EXIT_ERROR


def run() -> None:
    """Run the command of this process and end it, without freeing all that it made: that takes 3 % of a short run."""
    code = main()
    if sys.getprofile() or sys.gettrace():  # profilers and coverage write their results when a process ends as usual
        sys.exit(code)
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):  # a closed stream; reports were flushed when they were written
        pass
    os._exit(code)
