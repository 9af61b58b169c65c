"""What is attached to something, and a file as it is downloaded."""

from base64 import b64encode
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, Row

from juryvote.live.hall import Hall
from juryvote.store import attachments


class Attached(Struct, frozen=True, kw_only=True):
    """`preview` is a picture as a data address, "" of a PDF."""

    id: str
    type: str
    bytes: int
    preview: str


class File(Struct, frozen=True, kw_only=True):
    type: str
    content: bytes


def attached(db: Connection, belongs: str, owner: str) -> tuple[Attached, ...]:
    return tuple(_attached(row) for row in attachments.listed(db, belongs, owner))


def _attached(row: Row[Any]) -> Attached:
    preview = f"data:image/jpeg;base64,{b64encode(row.preview).decode()}" if row.preview else ""
    return Attached(id=row.id, type=row.type, bytes=row.bytes, preview=preview)


def file(hall: Hall, attachment: str) -> File | None:
    with hall.reading() as db:
        row = attachments.content(db, attachment)
        return File(type=row.type, content=row.content) if row else None
