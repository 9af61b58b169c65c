"""A pot that is shared out, as the room sees it: what is asked, who may not give points, and who gets how much."""

import json
from collections.abc import Mapping
from typing import Any

from msgspec import Struct, convert
from sqlalchemy import Connection, Row

from juryvote.live.hall import Hall
from juryvote.rules.entries import BallotClosed, ShareStep, Sharing
from juryvote.rules.pabulib import Published, write_pabulib
from juryvote.rules.sentences import Say, german
from juryvote.rules.sharing import Answer, how, least_of, least_points, most_points, pot_of, result, share_out, void
from juryvote.store import ballots, meetings, money
from juryvote.store.openings import opening_of


class ShareRow(Struct, frozen=True, kw_only=True):
    """`number` is the place in the list, from 1; `barred`: the reader is biased about it."""

    number: int
    item: str
    title: str
    cents: int
    least_cents: int
    what_for: str = ""
    barred: bool = False


class SharesView(Struct, frozen=True, kw_only=True):
    """`most` points for each proposal: 1 is a tick."""

    rows: tuple[ShareRow, ...]
    most: int
    pot_cents: int
    how: str
    resists: bool = False  # people name their resistance: `most` less that are the points


class StepRow(Struct, frozen=True, kw_only=True):
    title: str
    points: int
    granted_cents: int
    sentence: str
    missed: str


class SharesResult(Struct, frozen=True, kw_only=True):
    """Every proposal in the order of its turn."""

    steps: tuple[StepRow, ...]
    granted_cents: int
    left_cents: int


class SharingView(Struct, frozen=True, kw_only=True):
    """An item that shares a pot out, before its ballot."""

    method: str
    answer: str
    how: str
    left_cents: int
    asked_cents: int


def sharing_of(item: Row[Any]) -> Sharing | None:
    return convert(json.loads(item.sharing), Sharing) if item.sharing else None


def sharing_view(db: Connection, item: Row[Any], *, say: Say) -> SharingView | None:
    sharing = sharing_of(item)
    if sharing is None:
        return None
    call = money.round_of(db, sharing.round)
    fund = money.fund(db, call.fund) if call else None
    mine = {row.id for row in money.proposals(db, round_id=sharing.round)}
    waiting = [one for one in meetings.items(db, item.meeting) if one.proposal in mine and one.state != "decided"]
    return SharingView(
        method=sharing.method,
        answer=sharing.answer,
        how=how(sharing, say),
        left_cents=money.left(fund) if fund else 0,
        asked_cents=sum(one.asked_cents for one in waiting),
    )


def shares_view(db: Connection, ballot: Row[Any], *, say: Say, member: str = "") -> SharesView | None:
    """What a ballot asks that shares a pot out; None where it is another one."""
    frozen = opening_of(ballot)
    if frozen.sharing is None:
        return None
    titles = _titles(db, ballot)
    biased = meetings.conflicts(db, [one.item for one in frozen.shares])
    barred = {known.item for known in biased if known.member == member}
    about = {row.id: row.what_for for row in money.proposals_by_id(db, [one.proposal for one in frozen.shares])}
    return SharesView(
        rows=tuple(
            ShareRow(
                number=number,
                item=one.item,
                title=titles.get(one.item, ""),
                cents=one.cents,
                least_cents=one.least_cents,
                what_for="" if one.item in barred else about.get(one.proposal, ""),
                barred=one.item in barred,
            )
            for number, one in enumerate(frozen.shares, start=1)
        ),
        most=most_points(frozen.sharing),
        pot_cents=ballot.amount_cents,
        how=how(frozen.sharing, say),
        resists=frozen.sharing.answer == Answer.resistance,
    )


def shares_result(db: Connection, ballot: Row[Any], *, say: Say) -> SharesResult | None:
    """Who gets how much, in the reader's language where the rules still say the same."""
    closed = convert(json.loads(ballot.closing), BallotClosed) if ballot.closing else None
    if closed is None or not closed.shares:
        return None
    titles = {share.proposal: _titles(db, ballot).get(share.item, "") for share in opening_of(ballot).shares}
    steps = told(db, ballot, closed, say)
    return SharesResult(
        steps=tuple(
            StepRow(
                title=titles.get(step.proposal, ""),
                points=step.support,
                granted_cents=step.granted_cents,
                sentence=step.sentence,
                missed=step.missed,
            )
            for step in steps
        ),
        granted_cents=sum(step.granted_cents for step in steps),
        left_cents=ballot.amount_cents - sum(step.granted_cents for step in steps),
    )


def told(db: Connection, ballot: Row[Any], closed: BallotClosed, say: Say) -> list[ShareStep]:
    frozen = opening_of(ballot)
    assert frozen.sharing is not None
    given = [slip.picks for slip in closed.slips if slip.choice == "yes"]
    pot = pot_of(frozen.shares, _titles(db, ballot), ballot.amount_cents, given)
    least = least_of(frozen.shares)
    steps = share_out(frozen.sharing, pot, least, say=say)
    same = [_numbers(step) for step in steps] == [_numbers(step) for step in closed.shares]
    return steps if same and say is not german else closed.shares


def _numbers(step: ShareStep) -> tuple[str, int, int, int]:
    return step.proposal, step.support, step.granted_cents, step.left_cents


def shares_sentence(ballot: Row[Any], *, say: Say) -> str:
    """What it came to, in one sentence."""
    closed = convert(json.loads(ballot.closing), BallotClosed)
    kept = closed.majority.sentence

    def speak(say: Say) -> str:
        return result(closed.shares, ballot.amount_cents, say) if closed.outcome != "void" else void(say)

    return speak(say) if speak(german) == kept else kept


def _titles(db: Connection, ballot: Row[Any]) -> Mapping[str, str]:
    return {one.id: one.title for one in meetings.items(db, ballot.meeting)}


def election_file(hall: Hall, *, ballot: str, area: str = "", meeting: str = "") -> str | None:
    """The `.pb` file: for staff of the area, for members of the meeting, and for everybody once it is published."""
    with hall.reading() as db:
        row = ballots.ballot(db, ballot)
        closed = convert(json.loads(row.closing), BallotClosed) if row is not None and row.closing else None
        if row is None or closed is None or opening_of(row).sharing is None:
            return None
        home = meetings.meeting(db, row.meeting)
        assert home is not None
        ours = (area and area == home.area) or (meeting and meeting == row.meeting)
        if not ours and not ballots.is_published(db, ballot):
            return None
        return _file(db, row, closed, f"{home.body_name}: {home.title}", home.day)


def _file(db: Connection, row: Row[Any], closed: BallotClosed, title: str, day: str) -> str:
    frozen = opening_of(row)
    assert frozen.sharing is not None
    given = [slip.picks for slip in closed.slips if slip.choice == "yes"]
    found = Published(
        title=title,
        pot=pot_of(frozen.shares, _titles(db, row), row.amount_cents, given),
        rule={"equal-shares": "equalshares"}.get(frozen.sharing.method, frozen.sharing.method),
        least=least_points(frozen.sharing, len(given)),
        winners=frozenset(step.proposal for step in closed.shares if step.granted_cents),
        minimums=least_of(frozen.shares),
    )
    return write_pabulib(found, day=day, answer=frozen.sharing.answer)


class StepOf(Struct, frozen=True, kw_only=True):
    """What a pot that was shared out means for one proposal: its turn, and its place in the list, from 1."""

    outcome: str
    step: ShareStep
    place: int
    item: str  # whose ballot it was
    abstained: int


def step_of(db: Connection, decision: Row[Any], ballot: Row[Any], *, say: Say) -> StepOf | None:
    """None where the decision is about the ballot's own item."""
    if decision.item == ballot.item or not ballot.closing:
        return None
    closed = convert(json.loads(ballot.closing), BallotClosed)
    shares = opening_of(ballot).shares
    place = next((number for number, one in enumerate(shares, start=1) if one.item == decision.item), 0)
    wanted = shares[place - 1].proposal
    step = next(step for step in told(db, ballot, closed, say) if step.proposal == wanted)
    return StepOf(outcome=decision.outcome, step=step, place=place, item=ballot.item, abstained=closed.tally.abstain)
