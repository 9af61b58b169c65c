"""From one database into another, empty one: every row of every table, in one transaction."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Engine, Table, bindparam, func, insert, select, update

from juryvote.store import tables as t
from juryvote.store.engine import reading, writing

AT_ONCE = 1000  # rows


def move_all(source: Engine, target: Engine) -> int:
    """How many rows there are; a ValueError where the target holds any. Both are on the newest layout."""
    with reading(source) as old, writing(target) as new:
        if full := [table.name for table in t.metadata.sorted_tables if _count(new, table)]:
            raise ValueError(f"The database is not empty: there are rows in {', '.join(full[:5])}.")
        moved = sum(_move(old, new, table) for table in t.metadata.sorted_tables)
        for table in t.metadata.sorted_tables:
            if _count(new, table) != _count(old, table):
                raise ValueError(f"Not all rows of {table.name} arrived; nothing was changed.")
    return moved


def _count(db: Connection, table: Table) -> int:
    return db.scalar(select(func.count()).select_from(table)) or 0


def _move(old: Connection, new: Connection, table: Table) -> int:
    """A row that points to another one of its table, as a second invitation to the first, gets that afterwards."""
    own = sorted(key.parent.name for key in table.foreign_keys if key.column.table is table)
    moved, later = 0, list[Mapping[str, Any]]()
    for rows in _chunks(old, table):
        new.execute(insert(table), [row | dict.fromkeys(own) for row in rows])
        later += [row for row in rows if any(row[name] is not None for name in own)]
        moved += len(rows)
    for name in own:
        point = update(table).where(table.c.id == bindparam("from_id")).values({name: bindparam("to_id")})
        pairs = [{"from_id": row["id"], "to_id": row[name]} for row in later if row[name] is not None]
        if pairs:
            new.execute(point, pairs)
    return moved


def _chunks(db: Connection, table: Table) -> Iterator[Sequence[dict[str, Any]]]:
    for rows in db.execute(select(table)).mappings().partitions(AT_ONCE):
        yield [dict(row) for row in rows]
