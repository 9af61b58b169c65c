"""Files that people attach: photos are drawn anew, scans as PDF are kept as they are and only ever downloaded."""

from hashlib import sha256

from juryvote.actions.pictures import draw_anew
from juryvote.live.hall import Hall
from juryvote.rules.attachments import MOST_BYTES, MOST_FILES, BadFile, Belongs, Kind, kind_of
from juryvote.rules.refusals import FileRefused
from juryvote.store import attachments

TYPES = {Kind.picture: "image/jpeg", Kind.pdf: "application/pdf"}


def store(hall: Hall, *, belongs: Belongs, owner: str, upload: bytes, actor: str) -> str:
    """Its id; the same file sent twice is kept once. Who may attach something here, the caller has asked."""
    if len(upload) > MOST_BYTES:
        raise FileRefused(why=BadFile.size.value)
    kind = kind_of(upload)
    if kind is None:
        raise FileRefused(why=BadFile.type.value)
    picture = draw_anew(upload) if kind is Kind.picture else None
    content = picture.content if picture else upload
    digest = sha256(content).hexdigest()
    with hall.acting(actor) as act:
        known = attachments.listed(act.db, belongs, owner, lock=True)
        for one in known:
            if one.digest == digest:
                return str(one.id)
        if len(known) >= MOST_FILES:
            raise FileRefused(why=BadFile.many.value)
        made = act.new_id()
        attachments.add(
            act.db,
            id=made,
            belongs=belongs,
            owner=owner,
            type=TYPES[kind],
            digest=digest,
            bytes=len(content),
            added_at=act.now,
            preview=picture.preview if picture else None,
            content=content,
        )
        return made


def remove(hall: Hall, *, belongs: Belongs, owner: str, attachment: str, actor: str) -> None:
    """Gone for good; one that is not there is gone already."""
    with hall.acting(actor) as act:
        attachments.remove(act.db, attachment, belongs=belongs, owner=owner)
