"""`juryvote restore`."""

from pathlib import Path
from tempfile import TemporaryDirectory

import click

from juryvote.settings import database_url


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
def restore(file: Path) -> None:
    """Put the backup FILE in place of a database that does not exist yet, and bring it to the newest layout.

    Where JURYVOTE_DATABASE is PostgreSQL, the rows of a SQLite backup move there, into an empty database.
    """
    url = database_url()
    try:
        said = _replace(url, file) if url.startswith("sqlite") else _move(url, file)
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    click.echo(f"{said} Check it: juryvote check")


def _replace(url: str, file: Path) -> str:
    from juryvote.store.copies import copy_in
    from juryvote.store.engine import open_engine
    from juryvote.store.upgrade import upgrade

    copy_in(url, file)
    engine = open_engine(url)
    layout = upgrade(engine)
    engine.dispose()
    return f"Restored, layout {layout}."


def _move(url: str, file: Path) -> str:
    """The backup itself is not touched: an older one is brought to the newest layout in a copy."""
    from juryvote.store.copies import copy_in
    from juryvote.store.engine import open_engine
    from juryvote.store.moving import move_all
    from juryvote.store.upgrade import upgrade

    with TemporaryDirectory() as folder:
        copy = f"sqlite:///{folder}/backup.sqlite3"
        copy_in(copy, file)
        source, target = open_engine(copy), open_engine(url)
        layout = upgrade(source)
        upgrade(target)
        moved = move_all(source, target)
        source.dispose()
        target.dispose()
    return f"Restored {moved} rows, layout {layout}."
