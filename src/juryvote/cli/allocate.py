"""`juryvote allocate`: who gets what of one pot, by the rules alone; it needs no database and no settings."""

import sys
from pathlib import Path

import click

WRONG_USE = 2
METHODS = ("greedy", "equal-shares", "cut")


@click.command()
@click.argument("election", metavar="ELECTION.pb", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--method", type=click.Choice(METHODS), default=METHODS[0], show_default=True)
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of sentences.")
def allocate(election: Path, *, method: str, as_json: bool) -> None:
    """Allocate the budget of a Pabulib file, each step with its sentence; compare with the published winners."""
    import msgspec

    from juryvote.rules.pabulib import allocate as allocate_pot
    from juryvote.rules.pabulib import read_pabulib

    try:
        found = read_pabulib(_text(election))
        answer = allocate_pot(found, method)
    except ValueError as wrong:
        click.echo(msgspec.json.encode({"error": str(wrong)}) if as_json else f"Error: {wrong}", err=not as_json)
        sys.exit(WRONG_USE)
    if as_json:
        fits = set(answer.granted) == found.winners if found.winners else None
        told = {"method": method, "granted": answer.granted, "as_published": fits}
        click.echo(msgspec.json.encode({**told, "steps": answer.steps, "missed": answer.missed}))
        return
    for step in answer.steps:
        click.echo(f"{step.sentence} {answer.missed.get(step.proposal, '')}".rstrip())


def _text(path: Path) -> str:
    from juryvote.rules.pabulib import LARGEST

    if path.stat().st_size > LARGEST:
        raise ValueError(f"The file is larger than {LARGEST // 1_000_000} MB.")
    return path.read_text(encoding="utf-8-sig")
