"""How a command gives up: two languages, or one JSON object, and exit code 2."""

import sys
from typing import NoReturn

import click

WRONG_USE = 2
LONGEST_SHOWN = 600


def give_up(german: str, english: str, *, as_json: bool) -> NoReturn:
    import msgspec

    if as_json:
        click.echo(msgspec.json.encode({"error": german, "error_en": english}))
    else:
        click.echo(f"{plain(german)}\n{plain(english)}", err=True)
    sys.exit(WRONG_USE)


def plain(line: str) -> str:
    """A forged file must not write into the reader's terminal: no control characters, no endless lines."""
    return "".join(sign if sign.isprintable() else "�" for sign in line[:LONGEST_SHOWN])
