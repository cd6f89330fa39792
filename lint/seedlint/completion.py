"""Completion scripts for shells, generated from the argument parsers."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Mapping, Sequence

from seedlint.base.record import NamedTuple

RULES = ("--select", "--extend-select", "--ignore")  # options that take names of rules
HEAD = "Written by `seedlint completion {shell}`."


class Words(NamedTuple):
    """What completes a command: its options, the values of some of them, and its first argument; else, file names."""

    options: tuple[str, ...]
    values: Mapping[str, tuple[str, ...]]
    first: tuple[str, ...] = ()


def words_of(parser: argparse.ArgumentParser, rules: Sequence[str]) -> Words:
    """Return the words of one command. `rules` are the words that select rules: names, categories, `all`."""
    options: list[str] = []
    values: dict[str, tuple[str, ...]] = {}
    first: tuple[str, ...] = ()
    for action in parser._actions:
        options += action.option_strings
        choices = tuple(map(str, action.choices)) if action.choices else ()
        if set(action.option_strings) & set(RULES):
            choices = tuple(rules)
        if choices and action.option_strings:
            values |= dict.fromkeys(action.option_strings, choices)
        elif not action.option_strings:
            first = tuple(rules) if action.dest == "rule" else choices
    return Words(tuple(options), values, first)


def bash(commands: Mapping[str, Words]) -> str:
    """Return a script for bash."""
    cases = "\n".join(
        f"""    {name})
      case "$before" in
{_bash_values(words.values)}        *) words="{" ".join((*words.options, *words.first))}" ;;
      esac ;;"""
        for name, words in commands.items()
    )
    return f"""# {HEAD.format(shell="bash")}
_seedlint() {{
  local word="${{COMP_WORDS[COMP_CWORD]}}" before="${{COMP_WORDS[COMP_CWORD-1]}}" words=""
  if [ "$COMP_CWORD" -eq 1 ]; then
    words="{" ".join((*commands, "--help", "--version"))}"
  else
    case "${{COMP_WORDS[1]}}" in
{cases}
    esac
  fi
  COMPREPLY=($(compgen -W "$words" -- "$word"))
}}
complete -o default -F _seedlint seedlint
"""


def _bash_values(values: Mapping[str, tuple[str, ...]]) -> str:
    return "".join(f'        {option}) words="{" ".join(choices)}" ;;\n' for option, choices in values.items())


def zsh(commands: Mapping[str, Words]) -> str:
    """Return a script for zsh: the one for bash, under bashcompinit."""
    return f"#compdef seedlint\nautoload -U +X bashcompinit && bashcompinit\n{bash(commands)}"


def fish(commands: Mapping[str, Words]) -> str:
    """Return a script for fish."""
    lines = [f"# {HEAD.format(shell='fish')}"]
    lines.append(f"complete -c seedlint -n __fish_use_subcommand -f -a '{' '.join(commands)}'")
    for name, words in commands.items():
        prefix = f"complete -c seedlint -n '__fish_seen_subcommand_from {name}'"
        if words.first:
            lines.append(f"{prefix} -f -a '{' '.join(words.first)}'")
        for option in words.options:
            kind = f"-l {option[2:]}" if option.startswith("--") else f"-s {option[1:]}"
            choices = f" -x -a '{' '.join(words.values[option])}'" if option in words.values else ""
            lines.append(f"{prefix} {kind}{choices}")
    return "\n".join(lines) + "\n"


SHELLS: Mapping[str, Callable[[Mapping[str, Words]], str]] = {"bash": bash, "fish": fish, "zsh": zsh}


def script(shell: str, parsers: Iterable[tuple[str, argparse.ArgumentParser]], rules: Sequence[str]) -> str:
    """Return the script of a shell for commands and their parsers."""
    return SHELLS[shell]({name: words_of(parser, rules) for name, parser in parsers})
