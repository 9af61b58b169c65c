"""`juryvote restore`."""

from pathlib import Path

import click

from juryvote.settings import database_url


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
def restore(file: Path) -> None:
    """Put the backup FILE in place of a database that does not exist yet, and bring it to the newest layout."""
    from juryvote.store.copies import copy_in
    from juryvote.store.engine import open_engine
    from juryvote.store.upgrade import upgrade

    try:
        copy_in(database_url(), file)
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    engine = open_engine(database_url())
    click.echo(f"Restored, layout {upgrade(engine)}. Check it: juryvote check")
    engine.dispose()
