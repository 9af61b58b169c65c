"""What must always be true of the data, by name. Constraints make most of it impossible to break; these look anyway."""

import json
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, func, select, text

from juryvote.store import ballots, people
from juryvote.store import tables as t


class Broken(Struct, frozen=True, kw_only=True):
    """`name` of the invariant, `where` it is broken."""

    name: str
    where: str


def fund_holds_what_open_ballots_ask(db: Connection) -> Iterator[str]:
    asked = _sums(db, select(t.ballots.c.fund, func.sum(t.ballots.c.amount_cents)).where(t.ballots.c.state == "open"))
    for fund in db.execute(select(t.funds)):
        if fund.reserved_cents != asked.get(fund.id, 0):
            yield f"fund {fund.id}: {fund.reserved_cents} reserved, open ballots ask {asked.get(fund.id, 0)}"


def fund_has_paid_what_was_granted(db: Connection) -> Iterator[str]:
    sums = select(t.decisions.c.fund, func.sum(t.decisions.c.granted_cents))
    given_back = select(t.confirmations.c.decision).where(t.confirmations.c.answer == "returned")
    stands = t.decisions.c.reopened_at.is_(None) & t.decisions.c.id.not_in(given_back)
    by_body = _sums(db, sums.where(stands))
    without = _sums(db, select(t.executives.c.fund, func.sum(t.executives.c.granted_cents)))
    back = _sums(db, select(t.grants.c.fund, func.sum(t.grants.c.returned_cents + t.grants.c.released_cents)))
    for fund in db.execute(select(t.funds)):
        granted = by_body.get(fund.id, 0) + without.get(fund.id, 0) - back.get(fund.id, 0)
        if fund.granted_cents != granted:
            yield f"fund {fund.id}: {fund.granted_cents} granted, decisions say {granted}"


def grants_add_up(db: Connection) -> Iterator[str]:
    """What the row says was paid, came back and counts is what the single lines say."""
    paid = _sums(db, select(t.payouts.c.grant, func.sum(t.payouts.c.cents)))
    back = _sums(db, select(t.returns.c.grant, func.sum(t.returns.c.cents)))
    accepted = _sums(db, select(t.receipts.c.grant, func.sum(t.receipts.c.accepted_cents)))
    for row in db.execute(select(t.grants)):
        said = (row.paid_cents, row.returned_cents, row.accepted_cents or 0)
        found = tuple(sums.get(row.id, 0) for sums in (paid, back, accepted))
        if said != found:
            yield f"grant {row.id}: paid, returned, accepted are {said}, their lines say {found}"


def attachments_belong_to_something(db: Connection) -> Iterator[str]:
    owners = {"application": t.applications, "grant": t.grants}
    for belongs, owner in owners.items():
        joined = t.attachments.outerjoin(owner, owner.c.id == t.attachments.c.owner)
        query = select(t.attachments.c.id).select_from(joined)
        for row in db.execute(query.where(t.attachments.c.belongs == belongs, owner.c.id.is_(None))):
            yield f"attachment {row.id}: no {belongs}"


def fund_is_never_overdrawn(db: Connection) -> Iterator[str]:
    for fund in db.execute(select(t.funds)):
        if fund.reserved_cents + fund.granted_cents > fund.budget_cents:
            yield f"fund {fund.id}"


def fund_was_given_what_its_moves_say(db: Connection) -> Iterator[str]:
    """What is carried from one fund to another leaves the one and reaches the other."""
    carried = select(func.coalesce(func.sum(t.fund_moves.c.change_cents), 0)).where(t.fund_moves.c.other.is_not(None))
    if on_the_way := db.scalar(carried):
        yield f"{on_the_way} cents left a fund and did not reach another"


def _sums(db: Connection, query: Any) -> dict[str, int]:
    fund = query.selected_columns[0]
    rows = db.execute(query.where(fund.is_not(None)).group_by(fund))
    return {row[0]: int(row[1] or 0) for row in rows}


def roll_and_slips_agree(db: Connection) -> Iterator[str]:
    joined = t.roll.outerjoin(t.slips, (t.roll.c.ballot == t.slips.c.ballot) & (t.roll.c.member == t.slips.c.member))
    query = (
        select(t.roll.c.ballot, t.roll.c.channel, t.slips.c.channel.label("slip"))
        .select_from(joined.join(t.ballots, t.ballots.c.id == t.roll.c.ballot))
        .where(t.ballots.c.mode == "open")
    )
    for row in db.execute(query):
        if row.channel != row.slip:
            yield f"ballot {row.ballot}: roll says {row.channel}, slip says {row.slip}"


def hands_equal_marks(db: Connection) -> Iterator[str]:
    marks = {
        row[0]: row[1]
        for row in db.execute(
            select(t.slips.c.ballot, func.count()).where(t.slips.c.channel == "hands").group_by(t.slips.c.ballot)
        )
    }
    counted = {row.ballot: row.yes + row.no + row.abstain for row in db.execute(select(t.hands))}
    for ballot in sorted(set(marks) | set(counted)):
        if marks.get(ballot, 0) != counted.get(ballot, 0):
            yield f"ballot {ballot}: {counted.get(ballot, 0)} hands, {marks.get(ballot, 0)} marks"


def hands_of_groups_add_up(db: Connection) -> Iterator[str]:
    for row in db.execute(select(t.hands).where(t.hands.c.by_group.is_not(None))):
        groups = json.loads(row.by_group).values()
        for kind in ("yes", "no", "abstain"):
            if sum(group.get(kind, 0) for group in groups) != getattr(row, kind):
                yield f"ballot {row.ballot}: the groups' {kind} are not {getattr(row, kind)}"


def straw_polls_bind_nobody(db: Connection) -> Iterator[str]:
    """Open, without money and lot, and nothing was decided by them."""
    decided = t.ballots.outerjoin(t.decisions, t.decisions.c.ballot == t.ballots.c.id)
    query = select(t.ballots, t.decisions.c.id.label("decision")).select_from(decided).where(t.ballots.c.straw)
    for row in db.execute(query):
        if row.mode != "open" or row.fund or row.amount_cents is not None or row.lot_seed or row.decision:
            yield f"ballot {row.id}"


def second_invitations_are_for_what_was_left_open(db: Connection) -> Iterator[str]:
    before = t.items.alias("before")
    joined = t.items.join(before, before.c.id == t.items.c.came_from).join(
        t.meetings, t.meetings.c.id == t.items.c.meeting
    )
    query = select(t.items.c.id, before.c.state, before.c.meeting, t.meetings.c.second_of).select_from(joined)
    for row in db.execute(query):
        if row.state == "decided" or row.meeting != row.second_of:
            yield f"item {row.id}"


def closed_ballots_still_count_the_same(db: Connection) -> Iterator[str]:
    for ballot in db.execute(select(t.ballots).where(t.ballots.c.state == "closed", t.ballots.c.mode == "open")):
        closing = json.loads(ballot.closing)
        said, overruled = closing["tally"], closing.get("overruled", [])
        hands = ballots.hands(db, ballot.id)
        slips = [slip.choice for slip in ballots.slips(db, ballot.id) if slip.member not in overruled]
        for choice in ("yes", "no", "abstain"):
            found = slips.count(choice) + (getattr(hands, choice) if hands else 0)
            if found != said[choice]:
                yield f"ballot {ballot.id}: {choice} was {said[choice]}, is {found}"


def open_urns_hold_one_slip_for_each_who_voted(db: Connection) -> Iterator[str]:
    """Paper that is not yet counted lies on the table and not in the urn."""
    for ballot in db.scalars(select(t.ballots.c.id).where(t.ballots.c.mode == "sealed", t.ballots.c.state == "open")):
        lines = ballots.roll(db, ballot)
        voted = sum(line.channel is not None and (line.channel != "paper" or line.turn > 0) for line in lines)
        urn = select(func.count(t.urn.c.slip), func.count()).where(t.urn.c.ballot == ballot)
        slips, credentials = db.execute(urn).one()
        if slips != voted or credentials < len(lines):
            yield f"ballot {ballot}: {slips} slips of {credentials} credentials, {voted} of {len(lines)} voted"


def ended_urns_are_empty_and_counted_ones_have_an_archive(db: Connection) -> Iterator[str]:
    known = t.ballots.outerjoin(t.archives, t.archives.c.ballot == t.ballots.c.id)
    query = select(t.ballots.c.id, t.ballots.c.state, t.archives.c.ballot.label("archive")).select_from(known)
    for ballot in db.execute(query.where(t.ballots.c.mode == "sealed")):
        if (ballot.archive is not None) != (ballot.state == "closed"):
            yield f"ballot {ballot.id}: {ballot.state}, archive {'is' if ballot.archive else 'is not'} there"
        if ballot.state != "open" and _left_in_urn(db, ballot.id):
            yield f"ballot {ballot.id}: {ballot.state}, but something is left in the urn or on the roll"


def _left_in_urn(db: Connection, ballot: str) -> bool:
    kept = select(t.roll.c.member).where(t.roll.c.ballot == ballot, t.roll.c.device_key.is_not(None))
    queries = [kept, *(select(table.c.ballot).where(table.c.ballot == ballot) for table in (t.urn, t.paper))]
    return any(db.execute(query).first() for query in queries)


def journal_has_no_gap(db: Connection) -> Iterator[str]:
    heads = {row.body: row.size for row in db.execute(select(t.journal_heads))}
    query = select(t.journal.c.body, func.count(), func.max(t.journal.c.height)).group_by(t.journal.c.body)
    for body, entries, highest in db.execute(query):
        if not entries == highest + 1 == heads.get(body):
            yield f"body {body}: {entries} entries, highest {highest}, head {heads.get(body)}"


def newest_checkpoint_covers_all(db: Connection) -> Iterator[str]:
    query = select(t.checkpoints.c.body, func.max(t.checkpoints.c.size)).group_by(t.checkpoints.c.body)
    newest: dict[str, int] = {row[0]: row[1] for row in db.execute(query)}
    for head in db.execute(select(t.journal_heads)):
        if newest.get(head.body) != head.size:
            yield f"body {head.body}: {head.size} entries, checkpoint of {newest.get(head.body)}"


def decisions_are_numbered_without_gap(db: Connection) -> Iterator[str]:
    for table in (t.decisions, t.executives):
        query = select(table.c.body, table.c.year, func.count(), func.max(table.c.number))
        for body, year, count, highest in db.execute(query.group_by(table.c.body, table.c.year)):
            if count != highest:
                yield f"body {body}, {year}: {count} {table.name}, highest number {highest}"


def seats_have_one_holder_at_a_time(db: Connection) -> Iterator[str]:
    for body in people.bodies(db):
        held = [row for row in people.holdings(db, body.id) if row.role == "holder"]
        for one, other in pairwise(held):
            if one.seat == other.seat and (one.until or "9999") >= other.since:
                yield f"seat {one.seat}: {one.since} to {one.until} and from {other.since}"


def drawn_juries_keep_no_name_that_nobody_needs(db: Connection) -> Iterator[str]:
    """Whoever accepted is a member, and a draw that was called off has no list."""
    held = (t.candidates.c.draw == t.tickets.c.draw) & (t.candidates.c.ticket == t.tickets.c.number)
    query = (
        select(t.candidates.c.draw, t.candidates.c.ticket)
        .select_from(t.candidates.join(t.tickets, held).join(t.draws, t.draws.c.id == t.tickets.c.draw))
        .where((t.draws.c.state == "called-off") | (t.tickets.c.state == "accepted"))
    )
    for row in db.execute(query):
        yield f"draw {row.draw}: ticket {row.ticket} still has a name"


def references_hold(db: Connection) -> Iterator[str]:
    if db.dialect.name == "sqlite":
        for row in db.execute(text("PRAGMA foreign_key_check")):
            yield f"table {row[0]}, row {row[1]}"


Invariant = Callable[[Connection], Iterator[str]]
INVARIANTS: Sequence[Invariant] = (
    fund_holds_what_open_ballots_ask,
    fund_has_paid_what_was_granted,
    fund_is_never_overdrawn,
    fund_was_given_what_its_moves_say,
    grants_add_up,
    attachments_belong_to_something,
    roll_and_slips_agree,
    hands_equal_marks,
    hands_of_groups_add_up,
    straw_polls_bind_nobody,
    second_invitations_are_for_what_was_left_open,
    closed_ballots_still_count_the_same,
    open_urns_hold_one_slip_for_each_who_voted,
    ended_urns_are_empty_and_counted_ones_have_an_archive,
    journal_has_no_gap,
    newest_checkpoint_covers_all,
    decisions_are_numbered_without_gap,
    seats_have_one_holder_at_a_time,
    drawn_juries_keep_no_name_that_nobody_needs,
    references_hold,
)


def broken(db: Connection) -> list[Broken]:
    return [
        Broken(name=invariant.__name__.replace("_", " "), where=where)
        for invariant in INVARIANTS
        for where in invariant(db)
    ]
