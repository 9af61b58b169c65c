"""`juryvote backup`."""

from pathlib import Path

import click

from juryvote.settings import database_url


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def backup(file: Path) -> None:
    """Write a consistent copy of the running SQLite database to FILE."""
    from juryvote.store.copies import copy_out

    try:
        size = copy_out(database_url(), file)
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    click.echo(f"{file}: {size} bytes")
