"""The auditor's room, read only: the journal entry by entry, its checkpoints, one bundle."""

from msgspec import Struct


class AuditBody(Struct, frozen=True, kw_only=True):
    id: str
    name: str
    area: str
    height: int
    checkpoint_at: str
    meetings: tuple[tuple[str, str], ...]  # (id, title)


class AuditHome(Struct, frozen=True, kw_only=True):
    bodies: tuple[AuditBody, ...]


class EntryLine(Struct, frozen=True, kw_only=True):
    height: int
    at: str
    kind: str
    actor: str
    summary: str  # payload as short text; sentences where the entry has one
    leaf: str  # first 12 hex digits
    withheld: bool


class JournalPage(Struct, frozen=True, kw_only=True):
    body_id: str
    body: str
    area: str
    meeting: str  # filter, "" = all
    meetings: tuple[tuple[str, str], ...]
    entries: tuple[EntryLine, ...]
    checkpoints: tuple[str, ...]  # signed notes, newest first
    verifier_key: str
    page: int
    pages: int
