"""`juryvote export`."""

from pathlib import Path

import click


@click.command()
@click.argument("body")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--meeting", default=None, help="Only this meeting; other meetings' entries stay closed.")
def export(body: str, file: Path, meeting: str | None) -> None:
    """Write the journal of BODY (its id) to FILE.zip, for `juryvote verify`."""
    from juryvote.cli.hall import hall_of_settings
    from juryvote.reads.audit import bundle
    from juryvote.rules.refusals import NotFound

    try:
        hall = hall_of_settings()
        data = bundle(hall, body=body, meeting=meeting)
    except NotFound as error:
        raise click.UsageError(f"There is no such {error.facts.get('what', 'body')}.") from error
    file.write_bytes(data)
    click.echo(f"{file}: {len(data)} bytes")
