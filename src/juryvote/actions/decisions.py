"""What follows from a closed ballot, its publication, and corrections of its wording."""

from typing import Any

from sqlalchemy import Row

from juryvote.actions.floor import take_floor
from juryvote.actions.leaving import exclude
from juryvote.live.hall import Act, Hall
from juryvote.rules import entries as e
from juryvote.rules.decisions import Decision, kind_of, state_decision
from juryvote.rules.election_words import decided
from juryvote.rules.majority import Outcome
from juryvote.rules.refusals import AlreadyDone, BadForm, NotFound
from juryvote.rules.tally import Counts
from juryvote.store import decisions, meetings, money
from juryvote.store.elections import course_of
from juryvote.store.openings import opening_of
from juryvote.store.rooms import moment_of
from juryvote.world import BERLIN, when


def decide(act: Act, meeting: Row[Any], ballot: Row[Any], result: e.BallotClosed) -> None:
    """Carried or rejected decides the item; tied or void leaves it open for another ballot. Money is settled."""
    carried = result.outcome == Outcome.carried
    grant = result.sums.granted_cents if result.sums else ballot.amount_cents
    granted = None if ballot.fund is None else grant if carried else 0
    if ballot.fund is not None:
        money.settle(act.db, ballot.fund, reserved=ballot.amount_cents, granted=granted or 0)
    conclude(act, meeting, ballot, result, granted)


def conclude(act: Act, meeting: Row[Any], ballot: Row[Any], result: e.BallotClosed, granted: int | None) -> None:
    """The decision and its item, where there is one; `granted` cents are booked already."""
    if result.outcome not in (Outcome.carried, Outcome.rejected):
        return
    item = meetings.item(act.db, ballot.item)
    assert item is not None
    _write_decision(act, meeting, ballot, item, result, granted)
    meetings.set_item_state(act.db, item.id, "decided")
    if item.proposal:
        money.set_state(act.db, item.proposal, "decided", now=act.now)
    if result.outcome == Outcome.carried:
        exclude(act, meeting, meetings.excludes(item))


def _write_decision(
    act: Act, meeting: Row[Any], ballot: Row[Any], item: Row[Any], result: e.BallotClosed, granted: int | None
) -> None:
    year = when(act.now).astimezone(BERLIN).year
    number, decision = decisions.next_number(act.db, body=meeting.body, year=year), act.new_id()
    text = _text(act, meeting, ballot, item, result, granted)
    shared: dict[str, Any] = {"number": number, "year": year, "outcome": result.outcome, "granted_cents": granted}
    decisions.add_decision(
        act.db,
        id=decision,
        body=meeting.body,
        meeting=meeting.id,
        item=item.id,
        ballot=ballot.id,
        title=item.title,
        fund=ballot.fund,
        decided_at=act.now,
        **shared,
    )
    decisions.add_text(act.db, decision=decision, version=1, text=text, why="", at=act.now)
    entry = e.DecisionMade(
        meeting=meeting.id, ballot=ballot.id, decision=decision, fund=ballot.fund, text=text, **shared
    )
    act.record(meeting.body, entry, meeting=meeting.id)


def _text(
    act: Act, meeting: Row[Any], ballot: Row[Any], item: Row[Any], result: e.BallotClosed, granted: int | None
) -> str:
    tally = result.tally
    if item.seats_to_fill:
        course = course_of(act.db, moment_of(act.db, meeting, item.id).bylaws, item)
        return decided(item.title, course.read(), abstained=tally.abstain, recused=result.recused)
    return state_decision(
        Decision(
            title=item.title,
            kind=kind_of(meeting.form),
            outcome=Outcome(result.outcome),
            counts=Counts(yes=tally.yes, no=tally.no, abstain=tally.abstain, invalid=tally.invalid),
            recused=result.recused,
            granted_cents=granted,
            ends_on=meeting.day if item.excludes else "",
            sums=result.sums,
            condition=opening_of(ballot).condition,
        )
    )


def publish(hall: Hall, *, decision: str, actor: str) -> None:
    """Into the public register; published twice is published once."""
    with hall.acting(actor) as act:
        row = _decision(act, decision)
        take_floor(act, row.meeting)
        if decisions.publish(act.db, decision, act.now):
            entry = e.DecisionPublished(meeting=row.meeting, decision=decision)
            act.record(row.body, entry, meeting=row.meeting)


def _decision(act: Act, decision: str) -> Row[Any]:
    row = decisions.decision(act.db, decision)
    if row is None:
        raise NotFound(what="decision")
    return row


def publish_item(hall: Hall, *, item: str, actor: str) -> None:
    with hall.reading() as db:
        row = decisions.decision_of_item(db, item)
    if row is None:
        raise NotFound(what="decision")
    publish(hall, decision=row.id, actor=actor)


def correct(hall: Hall, *, decision: str, text: str, why: str, actor: str) -> None:
    """A new wording beside the old one. Outcome, counts and sums cannot be corrected, only decided anew."""
    for field, value in (("text", text), ("why", why)):
        if not 3 <= len(value.strip()) <= 2000:
            raise BadForm(field=field, problem="length")
    with hall.acting(actor) as act:
        row = _decision(act, decision)
        take_floor(act, row.meeting)
        if row.published_at is None:
            raise AlreadyDone(what="not-published")
        texts = decisions.texts(act.db, decision)
        if (texts[-1].text, texts[-1].why) == (text.strip(), why.strip()):
            return
        if texts[-1].text == text.strip():
            raise BadForm(field="text", problem="unchanged")
        version = texts[-1].version + 1
        values = {"version": version, "text": text.strip(), "why": why.strip()}
        decisions.add_text(act.db, decision=decision, at=act.now, **values)
        entry = e.DecisionCorrected(meeting=row.meeting, decision=decision, **values)
        act.record(row.body, entry, meeting=row.meeting)
