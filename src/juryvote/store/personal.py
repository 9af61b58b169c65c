"""Everything that stands in a row about one member, found by the tables themselves: a new table is part of it."""

from typing import Any

from sqlalchemy import Column, Connection, select

from juryvote.store import tables as t

SECRET = ("token_hash", "code_hash", "device_key")  # they would open doors


def about(db: Connection, member: str) -> dict[str, list[dict[str, Any]]]:
    """By table, every row that names the member; without secrets and without what is empty."""
    found = {"members": _rows(db, t.members.c.id, member)}
    for column in columns():
        found.setdefault(column.table.name, []).extend(_rows(db, column, member))
    return {name: rows for name, rows in sorted(found.items()) if rows}


def columns() -> list[Column[Any]]:
    """All columns of all tables that point to a member, also by way of another such column (a slip by its roll)."""
    found = {t.members.c.id}
    for table in t.metadata.sorted_tables:  # what is pointed at comes first
        found |= {key.parent for key in table.foreign_keys if key.column in found}
    return sorted(found - {t.members.c.id}, key=lambda column: (column.table.name, column.name))


def _rows(db: Connection, column: Column[Any], member: str) -> list[dict[str, Any]]:
    rows = db.execute(select(column.table).where(column == member)).mappings()
    return [{name: value for name, value in row.items() if name not in SECRET and value is not None} for row in rows]
