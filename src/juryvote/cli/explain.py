"""`juryvote explain`: answers a written case by the rules alone; it needs no database, no settings and no network."""

import sys
from pathlib import Path
from typing import BinaryIO

import click

WRONG_USE = 2


@click.command()
@click.argument("case", metavar="CASE.json|-")
@click.option("--json", "compact", is_flag=True, help="One line of JSON instead of indented JSON; for errors too.")
def explain(case: str, *, compact: bool) -> None:
    """Say who may vote, whether the quorum is met, how many yes votes are needed, and why.

    With - every line of the standard input is one case and gets one line as its answer.
    """
    if case == "-":
        sys.exit(_answer_lines(sys.stdin.buffer, sys.stdout.buffer))
    sys.exit(_answer_file(Path(case), compact=compact))


def _answer_lines(cases: BinaryIO, answers: BinaryIO) -> int:
    status = 0
    for line in cases:
        answer, error = _answer(line)
        answers.write(answer + b"\n")
        answers.flush()  # so that another program can ask and wait for its answer
        status = WRONG_USE if error else status
    return status


def _answer_file(path: Path, *, compact: bool) -> int:
    import msgspec

    try:
        answer, error = _answer(path.read_bytes())
    except OSError as wrong:
        answer, error = _refusal(f"{path} cannot be read: {wrong.strerror}.")
    if error and not compact:
        click.echo(f"Error: {error}", err=True)
    else:
        click.echo(answer if compact else msgspec.json.format(answer, indent=2))
    return WRONG_USE if error else 0


def _answer(text: bytes) -> tuple[bytes, str]:
    """The answer as JSON, and the error's sentence where there is one."""
    import msgspec

    from juryvote.rules.explain import explain as explain_case
    from juryvote.rules.explain import read_case

    try:
        return msgspec.json.encode(explain_case(read_case(text.removeprefix(b"\xef\xbb\xbf")))), ""
    except ValueError as wrong:
        return _refusal(str(wrong))


def _refusal(sentence: str) -> tuple[bytes, str]:
    import msgspec

    return msgspec.json.encode({"error": sentence}), sentence
