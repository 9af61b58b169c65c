"""Triggers that keep the journal append-only, whoever holds the database's password in a hurry."""

from sqlalchemy import Connection, text

GUARDED = ("journal", "checkpoints")
_SQLITE = """
CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
"""
_FUNCTION = """
CREATE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$
"""
_POSTGRES = (
    "CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
    "FOR EACH STATEMENT EXECUTE FUNCTION append_only()"
)


def guard_journal(db: Connection) -> None:
    if db.dialect.name == "sqlite":
        for table in GUARDED:
            for verb in ("UPDATE", "DELETE"):
                db.execute(text(_SQLITE.format(table=table, verb=verb)))
        return
    db.execute(text(_FUNCTION))
    for table in GUARDED:
        db.execute(text(_POSTGRES.format(table=table)))
