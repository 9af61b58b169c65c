"""Brings a database to the newest layout; refuses to run on one that is newer than this program."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, text

from juryvote.store.engine import is_sqlite

_MIGRATIONS = str(Path(__file__).parent / "migrations")


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", _MIGRATIONS.replace("%", "%%"))
    return config


def newest() -> str:
    return str(ScriptDirectory.from_config(_config()).get_current_head())


def current(engine: Engine) -> str | None:
    with engine.connect() as db:
        return MigrationContext.configure(db).get_current_revision()


def upgrade(engine: Engine) -> str:
    """Apply what is missing, all in one transaction. SQLite rebuilds tables with foreign keys off and checks after."""
    config = _config()
    with engine.connect().execution_options(juryvote_writes=True) as db:
        if is_sqlite(db):
            db.connection.driver_connection.execute("PRAGMA foreign_keys=OFF")  # type: ignore[union-attr] # checked above
        try:
            with db.begin():
                config.attributes["connection"] = db
                command.upgrade(config, "head")
                if is_sqlite(db) and (broken := db.execute(text("PRAGMA foreign_key_check")).all()):
                    raise RuntimeError(f"The upgrade would break {len(broken)} references; nothing was changed.")
        finally:
            if is_sqlite(db):
                db.connection.driver_connection.execute("PRAGMA foreign_keys=ON")  # type: ignore[union-attr] # as above
    return newest()
