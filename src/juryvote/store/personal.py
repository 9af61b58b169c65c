"""Everything that stands in a row about one member, found by the tables themselves: a new table is part of it."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Column, Connection, Row, select

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


OF_PROPOSALS = (t.milestones, t.questions, t.grants)
OF_GRANTS = (t.agreements, t.payouts, t.returns, t.receipts)
OF_OTHERS = ("member", "content", "preview")  # who asked; and files, which the page hands out itself


def of_application(db: Connection, application: Row[Any]) -> dict[str, list[dict[str, Any]]]:
    """By table, every row about what one person applied for; without who else is named there."""
    found = {"applications": _rows(db, t.applications.c.id, application.id)}
    found["proposals"] = _rows(db, t.proposals.c.id, application.proposal or "")
    for table in OF_PROPOSALS:
        found[table.name] = _rows(db, table.c.proposal, application.proposal or "")
    owners = [row["id"] for row in found["grants"]]
    for table in OF_GRANTS:
        found[table.name] = [row for grant in owners for row in _rows(db, table.c.grant, grant)]
    found["attachments"] = [
        row for owner in (application.id, *owners) for row in _rows(db, t.attachments.c.owner, owner)
    ]
    cut = {name: [_without(row, OF_OTHERS) for row in rows] for name, rows in found.items() if rows}
    return dict(sorted(cut.items()))


def _without(row: dict[str, Any], names: Collection[str]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in names}


def _rows(db: Connection, column: Column[Any], member: str) -> list[dict[str, Any]]:
    rows = db.execute(select(column.table).where(column == member)).mappings()
    return [{name: value for name, value in row.items() if name not in SECRET and value is not None} for row in rows]
