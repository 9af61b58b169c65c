"""Whether the data are as they must be: every invariant, and every journal recounted like an auditor would."""

from collections.abc import Iterator

from sqlalchemy import Connection

from juryvote.live.hall import Hall
from juryvote.reads.audit import bundle
from juryvote.reads.team.ledger import ledger_of_fund
from juryvote.rules.entries import ItemAdded
from juryvote.rules.ids import MemberId
from juryvote.rules.ledger import Account
from juryvote.rules.presence import Movement, Way, present
from juryvote.rules.replay.report import verify
from juryvote.sealed import recount
from juryvote.store import journal, meetings, minuted, minutes, money, people, urn
from juryvote.store.invariants import INVARIANTS, Broken, broken

WAYS = {"checked-in": Way.in_, "checked-out": Way.out}


def check_everything(hall: Hall) -> list[Broken]:
    with hall.reading() as db:
        found, bodies = broken(db), people.bodies(db)
        for body in bodies:
            found += _presence(db, body.id)
            found += _ledgers(db, body.id)
            found += _minutes(db, body.id)
        found += _keys(hall, db)
    for body in bodies:
        report = verify(bundle(hall, body=body.id, meeting=None), read_archive=recount)
        found += [
            Broken(name="journal recounts", where=f"{body.name}, {problem.where}: {problem.sentence_en}")
            for problem in report.problems
        ]
    return found


def _ledgers(db: Connection, body: str) -> Iterator[Broken]:
    """What the journal's ledger has on its accounts is what the funds say."""
    for fund in money.funds(db, [body]):
        on = ledger_of_fund(db, body, fund.id).balances
        told = {"budget": -on[Account.allotted], "reserved": on[Account.reserved], "free": on[Account.free]}
        right = {"budget": fund.budget_cents, "reserved": fund.reserved_cents, "free": money.left(fund)}
        if told != right or sum(on.values()) != 0:
            yield Broken(name="ledger balances", where=f"fund {fund.id}: the journal says {told}, the fund {right}")


def _minutes(db: Connection, body: str) -> Iterator[Broken]:
    """What was put to a body for approval is what its journal names, and reads as it did."""
    puts = [put for put in minutes.approved(db) if put.body == body]
    entries = (record.entry for record in minuted.recorded(db, body)) if puts else ()
    told = {entry.item: entry.minutes for entry in entries if isinstance(entry, ItemAdded) and entry.minutes}
    for put in puts:
        where = f"meeting {put.meeting}"
        if told.get(put.item) != minutes.put_by(db, put.item):
            yield Broken(name="minutes follow the journal", where=where)
        standing = minutes.standing(db, put.meeting)
        if standing.by is not None and standing.by.item == put.item:
            text = minuted.put_text(db, body=body, meeting=put.meeting, put=standing.by)
            if minuted.digest_of(text) != put.digest:
                yield Broken(name="minutes read as approved", where=where)


def _presence(db: Connection, body: str) -> Iterator[Broken]:
    """Who is in the room by the rows is who is in the room by the journal, in the same order."""
    moves: dict[str, list[Movement]] = {row.id: [] for row in meetings.meetings(db, body_ids=[body])}
    for line in journal.lines(db, body):
        way = WAYS.get(line.header.kind)
        if way is not None and line.payload is not None:
            moves[line.header.meeting].append(Movement(member=MemberId(line.payload["member"]), way=way))
    for meeting, moved in moves.items():
        if present(moved) != tuple(row.member for row in meetings.present(db, meeting)):
            yield Broken(name="presence follows the journal", where=f"meeting {meeting}")


def _keys(hall: Hall, db: Connection) -> Iterator[Broken]:
    """A key that outlives its ballot could open every slip in the archive."""
    for ballot in hall.safe.needless(urn.states(db), hall.seconds()):
        yield Broken(name="keys are there for open ballots only", where=f"ballot {ballot}")


def names() -> list[str]:
    return [invariant.__name__.replace("_", " ") for invariant in INVARIANTS] + [
        "presence follows the journal",
        "ledger balances",
        "minutes follow the journal",
        "minutes read as approved",
        "keys are there for open ballots only",
        "journal recounts",
    ]
