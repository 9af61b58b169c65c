"""When it is equal: the seed of a lot that may be needed, the chair's vote, the draw, and what follows from it."""

import json
from typing import Any

from msgspec import convert, to_builtins
from msgspec.structs import replace
from sqlalchemy import Row

from juryvote.actions.decisions import conclude
from juryvote.actions.elections import draw_election_lot
from juryvote.actions.ending import end_in_writing
from juryvote.actions.standing import floor_of_ballot
from juryvote.live.hall import Act, Hall
from juryvote.rules import entries as e
from juryvote.rules.bylaws import Bylaws, Tie
from juryvote.rules.lots import SEED_BYTES, commit, says_yes
from juryvote.rules.majority import Outcome
from juryvote.rules.refusals import AlreadyDone, NoItemCalled, TieOpen, TieUnpaid, UnknownChoice
from juryvote.rules.tally import Choice, Counts
from juryvote.rules.tied import TO_BREAK, break_tie, told
from juryvote.rules.ties import OPEN, TieBreak
from juryvote.store import ballots, meetings, money
from juryvote.store.openings import groups_of, opening_of
from juryvote.store.rooms import moment_of


def seed_for(act: Act, bylaws: Bylaws, *, election: bool = False) -> str | None:
    """Made before the first vote is cast, so that nobody can choose it by the result. An election always has one."""
    if bylaws.majority.tie is not Tie.lot and not election:
        return None
    return act.hall.world.below(256**SEED_BYTES).to_bytes(SEED_BYTES).hex()


def promise_of(seed: str | None) -> str:
    return commit(bytes.fromhex(seed)) if seed else ""


def ensure_no_tie(act: Act, bylaws: Bylaws, item: str) -> None:
    """Where the chair or the lot has the last word, nobody votes again instead."""
    newest = ballots.newest_of_item(act.db, item)
    if newest is not None and is_open(newest, bylaws):
        raise TieOpen


def is_open(row: Row[Any], bylaws: Bylaws) -> bool:
    """A tie that the chair or the lot can break. Without a seed (of an older program) there is no lot to draw."""
    if opening_of(row).election:
        return False
    tied = row.state == "closed" and row.tie is None and json.loads(row.closing)["outcome"] == Outcome.tied
    return tied and bylaws.majority.tie in TO_BREAK and (bylaws.majority.tie is Tie.chair or row.lot_seed is not None)


def waits_for_tie(act: Act, meeting: Row[Any], ballot: str) -> bool:
    """Somebody or something still has the last word on it."""
    row = ballots.ballot(act.db, ballot)
    return row is not None and is_open(row, moment_of(act.db, meeting, row.item).bylaws)


def tied_before(act: Act, row: Row[Any]) -> TieBreak:
    """The same question was tied already: a second tie is the end of it, where it was to be repeated."""
    earlier = ballots.closings_of_item(act.db, row.item).values()
    return replace(OPEN, again=(row.question, Outcome.tied.value) in earlier)


def chair_breaks_tie(hall: Hall, *, ballot: str, choice: str, actor: str) -> None:
    if choice not in set(Choice):
        raise UnknownChoice
    with hall.acting(actor) as act:
        row, bylaws = _tied(act, ballot, Tie.chair)
        if row.tie is None:
            _break(act, row, bylaws, Tie.chair, choice, "")


def draw_lot(hall: Hall, *, ballot: str, actor: str) -> None:
    """From here on the seed is public, and everybody can draw the same."""
    with hall.acting(actor) as act:
        if opening_of(floor_of_ballot(act, ballot)).election:
            draw_election_lot(act, floor_of_ballot(act, ballot))
            return
        row, bylaws = _tied(act, ballot, Tie.lot)
        if row.tie is None:
            choice = Choice.yes if says_yes(bytes.fromhex(row.lot_seed), ballot) else Choice.no
            _break(act, row, bylaws, Tie.lot, choice.value, row.lot_seed)


def _tied(act: Act, ballot: str, how: Tie) -> tuple[Row[Any], Bylaws]:
    """The ballot, if its tie can be broken so; pressed twice it is broken once."""
    row = floor_of_ballot(act, ballot)
    meeting = meetings.meeting(act.db, row.meeting)
    assert meeting is not None
    bylaws = moment_of(act.db, meeting, row.item).bylaws
    if bylaws.majority.tie is not how or not (row.tie or is_open(row, bylaws)):
        raise AlreadyDone(what="tie")
    if row.tie is None and meeting.called_item != row.item:
        raise NoItemCalled
    return row, bylaws


def _break(act: Act, row: Row[Any], bylaws: Bylaws, how: Tie, choice: str, seed: str) -> None:
    closing = convert(json.loads(row.closing), e.BallotClosed)
    majority, outcome = break_tie(
        bylaws,
        base=closing.majority.base,
        voting=ballots.progress(act.db, row.id)[1],
        counts=convert(to_builtins(closing.tally), Counts),
        ties=told(how, choice),
        groups=groups_of(row),
    )
    entry = e.TieBroken(
        meeting=row.meeting,
        ballot=row.id,
        how=how.value,
        choice=choice,
        seed=seed,
        outcome=outcome,
        majority=majority,
    )
    ballots.break_tie(act.db, row.id, to_builtins(entry))
    meeting = meetings.meeting(act.db, row.meeting)
    assert meeting is not None
    act.record(meeting.body, entry, meeting=row.meeting)
    # As after a closing, but the sum was free meanwhile: it is taken again, or there is no yes.
    granted = None if row.fund is None else row.amount_cents if outcome == Outcome.carried else 0
    if granted:
        _grant(act, row.fund, granted)
    conclude(act, meeting, row, replace(closing, outcome=outcome), granted)
    if outcome in (Outcome.carried, Outcome.rejected):
        end_in_writing(act, meeting.id)


def _grant(act: Act, fund: str, cents: int) -> None:
    if not money.reserve(act.db, fund, cents):
        row = money.fund(act.db, fund)
        raise TieUnpaid(left=money.left(row) if row else 0, asked=cents)
    money.settle(act.db, fund, reserved=cents, granted=cents)
