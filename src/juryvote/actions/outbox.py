"""The outbox: what acts put into it, what a sender takes out of it, and what the team may do about one mail."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import msgspec
from msgspec import Struct
from nacl.encoding import Base64Encoder
from nacl.exceptions import CryptoError
from nacl.secret import SecretBox
from sqlalchemy import Row

from juryvote.live.hall import Act, Hall
from juryvote.live.keys import digest
from juryvote.rules.mails import MOST_ATTEMPTS, Kind, address_of, wait_seconds
from juryvote.rules.refusals import AlreadyDone
from juryvote.store import mails
from juryvote.store.engine import writing
from juryvote.world import moment

LEASE = timedelta(minutes=10)
AT_ONCE = 20
KEPT_FAILED, KEPT = timedelta(days=14), timedelta(days=183)
Values = Mapping[str, Any]


class Mail(Struct, frozen=True, kw_only=True):
    """One that is to be sent now. `area`: its id; `created`: the moment of its cause."""

    id: str
    area: str
    kind: Kind
    language: str
    address: str
    values: dict[str, Any]
    created: str
    attempts: int


class Undelivered(Exception):
    """`code`: why, without anybody's words. `for_good`: no further attempt helps. `stop`: nothing goes out now."""

    def __init__(self, code: str, *, for_good: bool = False, stop: bool = False) -> None:
        super().__init__(code)
        self.code, self.for_good, self.stop = code, for_good, stop


def put(act: Act, *, body: str, kind: Kind, to: str, language: str, values: Values, reason: str) -> None:
    """In the same transaction as its cause; nothing without an address, or where nobody sends mails.

    `reason` names the cause: the same one never makes a second mail.
    """
    address = address_of(to)
    if not act.hall.sends_mail or not address:
        return
    mails.put(
        act.db,
        id=act.new_id(),
        area=mails.area_of(act.db, body),
        body=body,
        kind=kind.value,
        reason=mark(act.hall, kind, reason),
        language=language,
        address=address,
        locked=_lock(act.hall, values),
        due=act.now,
        created=act.now,
    )


def mark(hall: Hall, kind: Kind, reason: str) -> str:
    """What stands for the cause in the table: it names neither people nor proposals."""
    return digest(hall.keys, f"mail:{kind}:{reason}")


def _lock(hall: Hall, values: Values) -> str:
    return SecretBox(hall.keys.mails).encrypt(msgspec.json.encode(values), encoder=Base64Encoder).decode()


def _mail(hall: Hall, row: Row[Any]) -> Mail | None:
    """None: it was locked with another secret."""
    try:
        plain = SecretBox(hall.keys.mails).decrypt(row.locked.encode(), encoder=Base64Encoder)
    except (CryptoError, ValueError):
        return None
    same = {name: getattr(row, name) for name in ("id", "area", "language", "address", "created", "attempts")}
    return Mail(kind=Kind(row.kind), values=msgspec.json.decode(plain), **same)


class Batch(Struct, kw_only=True):
    """Some mails that nobody else sends until `until`."""

    hall: Hall
    by: str
    until: str
    mails: tuple[Mail, ...]

    def is_mine(self) -> bool:
        """Enough of the lease is left for one more."""
        return self.hall.now() < self.until

    def sent(self, mail: Mail) -> None:
        with writing(self.hall.engine) as db:
            mails.settle_sent(db, mail.id, by=self.by, now=self.hall.now())

    def failed(self, mail: Mail, why: Undelivered) -> None:
        fail(self.hall, mail=mail.id, by=self.by, attempts=mail.attempts, why=why)


def fail(hall: Hall, *, mail: str, by: str, attempts: int, why: Undelivered) -> None:
    due = moment(hall.world.now() + timedelta(seconds=wait_seconds(attempts)))
    for_good = why.for_good or attempts >= MOST_ATTEMPTS
    with writing(hall.engine) as db:
        mails.settle_failed(db, mail, by=by, due=due, error=why.code, for_good=for_good)


@contextmanager
def leased(hall: Hall) -> Iterator[Batch]:
    """The next mails that are due, at most `AT_ONCE`. What is neither sent nor failed at the end is free again."""
    by, now = hall.world.new_id(), hall.world.now()
    with hall.reading() as db:
        waiting = mails.is_any_due(db, moment(now))
    rows = _take(hall, by) if waiting else ()
    try:
        yield Batch(hall=hall, by=by, until=moment(now + LEASE / 2), mails=tuple(_readable(hall, by, rows)))
    finally:
        if rows:
            with writing(hall.engine) as db:
                mails.give_back(db, by=by)
            hall.forget_deleted()


def _take(hall: Hall, by: str) -> Sequence[Row[Any]]:
    now = hall.world.now()
    with writing(hall.engine) as db:
        return mails.lease(db, now=moment(now), until=moment(now + LEASE), by=by, most=AT_ONCE)


def _readable(hall: Hall, by: str, rows: Sequence[Row[Any]]) -> Iterator[Mail]:
    for row in rows:
        mail = _mail(hall, row)
        if mail is not None:
            yield mail
        else:
            fail(hall, mail=row.id, by=by, attempts=row.attempts, why=Undelivered("unreadable", for_good=True))


def send_again(hall: Hall, *, mail: str, actor: str) -> None:
    with hall.acting(actor) as act:
        if not mails.again(act.db, mail, now=act.now):
            raise AlreadyDone


def withdraw(hall: Hall, *, mail: str, actor: str) -> None:
    """It is not sent; to whom and what is erased."""
    with hall.acting(actor) as act:
        if not mails.withdraw(act.db, mail, now=act.now):
            raise AlreadyDone
    hall.forget_deleted()


def forget_old_mails(hall: Hall) -> None:
    now = hall.world.now()
    with writing(hall.engine) as db:
        mails.forget(db, failed_before=moment(now - KEPT_FAILED), before=moment(now - KEPT))
