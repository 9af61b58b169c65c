"""`juryvote check`."""

import json

import click


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of text.")
def check(as_json: bool) -> None:  # noqa: FBT001 - click passes it by name
    """Check everything that must always be true; exit code 1 names what is broken."""
    from juryvote.cli.hall import hall_of_settings
    from juryvote.reads.soundness import check_everything, names

    hall = hall_of_settings()
    found = check_everything(hall)
    hall.close()
    if as_json:
        click.echo(json.dumps({"fine": not found, "broken": [{"name": b.name, "where": b.where} for b in found]}))
    else:
        for name in names():
            wrong = [b.where for b in found if b.name == name]
            click.echo(f"{'BROKEN' if wrong else 'ok':7}{name}" + "".join(f"\n       {where}" for where in wrong))
    raise SystemExit(1 if found else 0)
