"""`juryvote upgrade`."""

import click

from juryvote.settings import database_url


@click.command()
def upgrade() -> None:
    """Bring the database in JURYVOTE_DATABASE to the newest layout; does nothing when it is there."""
    from juryvote.store.engine import open_engine
    from juryvote.store.upgrade import upgrade as bring_up

    engine = open_engine(database_url())
    click.echo(f"Database layout: {bring_up(engine)}")
    engine.dispose()
