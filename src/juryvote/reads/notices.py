"""The operator's words on imprint, privacy and accessibility."""

from msgspec import Struct

from juryvote.live.hall import Hall
from juryvote.rules.notices import Notice
from juryvote.store import notices


class NoticeView(Struct, frozen=True, kw_only=True):
    """`words` are Markdown in `language`; "" where the operator has written nothing."""

    kind: Notice
    words: str = ""
    language: str = ""
    changed_at: str = ""


def notice(hall: Hall, *, kind: Notice, language: str) -> NoticeView:
    """In the reader's language, else in German, else in any."""
    with hall.reading() as db:
        rows = {row.language: row for row in notices.of_kind(db, kind.value)}
    row = rows.get(language) or rows.get("de") or next(iter(rows.values()), None)
    if row is None:
        return NoticeView(kind=kind)
    return NoticeView(kind=kind, words=row.words, language=row.language, changed_at=row.changed_at)
