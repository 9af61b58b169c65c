"""`juryvote export`."""

from pathlib import Path

import click

from juryvote.settings import SettingsError, read_settings


@click.command()
@click.argument("body")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--meeting", default=None, help="Only this meeting; other meetings' entries stay closed.")
def export(body: str, file: Path, meeting: str | None) -> None:
    """Write the journal of BODY (its id) to FILE.zip, for `juryvote verify`."""
    from juryvote.live.hall import Hall
    from juryvote.reads.audit import bundle
    from juryvote.rules.refusals import NotFound

    try:
        settings = read_settings()
        hall = Hall(database=settings.database, secret=settings.secret)
        data = bundle(hall, body=body, meeting=meeting)
    except SettingsError as error:
        raise click.UsageError(str(error)) from error
    except NotFound as error:
        raise click.UsageError(f"There is no such {error.facts.get('what', 'body')}.") from error
    file.write_bytes(data)
    click.echo(f"{file}: {len(data)} bytes")
