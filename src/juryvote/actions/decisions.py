"""What follows from a closed ballot, its publication, and corrections of its wording."""

from typing import Any

from msgspec.structs import replace
from sqlalchemy import Row

from juryvote.actions.floor import take_floor
from juryvote.actions.leaving import exclude
from juryvote.actions.telling import tell_standing
from juryvote.live.hall import Act, Hall
from juryvote.rules import entries as e
from juryvote.rules.bylaws import bylaws_from
from juryvote.rules.decisions import Decision, DecisionKind, kind_of, state_decision
from juryvote.rules.election_words import decided
from juryvote.rules.majority import Outcome
from juryvote.rules.refusals import AlreadyDone, BadForm, NotFound, NotYours
from juryvote.rules.sharing import decided as decided_share
from juryvote.rules.sharing import outcome_of
from juryvote.rules.tally import Counts
from juryvote.store import decisions, meetings, money, people
from juryvote.store.elections import course_of
from juryvote.store.openings import opening_of
from juryvote.store.rooms import moment_of
from juryvote.world import BERLIN, when


def decide(act: Act, meeting: Row[Any], ballot: Row[Any], result: e.BallotClosed) -> None:
    """Carried or rejected decides the item; tied or void leaves it open for another ballot. Money is settled."""
    if result.shares or opening_of(ballot).sharing:
        _share_out(act, meeting, ballot, result)
        return
    carried = result.outcome == Outcome.carried
    grant = result.sums.granted_cents if result.sums else ballot.amount_cents
    granted = None if ballot.fund is None else grant if carried else 0
    if ballot.fund is not None:
        money.settle(act.db, ballot.fund, reserved=ballot.amount_cents, granted=granted or 0)
    conclude(act, meeting, ballot, result, granted)


def _share_out(act: Act, meeting: Row[Any], ballot: Row[Any], result: e.BallotClosed) -> None:
    """A decision for each proposal, in the order of the agenda; all money is booked at once."""
    money.settle(
        act.db,
        ballot.fund,
        reserved=ballot.amount_cents,
        granted=sum(step.granted_cents for step in result.shares),
    )
    if result.outcome == Outcome.void:
        return
    steps = {step.proposal: step for step in result.shares}
    for share in opening_of(ballot).shares:
        item, step = meetings.item(act.db, share.item), steps[share.proposal]
        assert item is not None
        ended = replace(result, outcome=outcome_of([step]).value)
        _write_decision(act, meeting, ballot, item, ended, step.granted_cents, step)
        meetings.set_item_state(act.db, item.id, "decided")
        money.set_state(act.db, share.proposal, "decided", now=act.now)
    meetings.set_item_state(act.db, ballot.item, "decided")


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
    act: Act,
    meeting: Row[Any],
    ballot: Row[Any],
    item: Row[Any],
    result: e.BallotClosed,
    granted: int | None,
    step: e.ShareStep | None = None,
) -> None:
    year = when(act.now).astimezone(BERLIN).year
    number, decision = decisions.next_number(act.db, body=meeting.body, year=year), act.new_id()
    if step is None:
        text = _text(act, meeting, ballot, item, result, granted)
    else:
        text = _text_of_step(act, meeting, item, result, step)
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
        meeting=meeting.id,
        ballot=ballot.id,
        decision=decision,
        fund=ballot.fund,
        text=text,
        item=item.id if step else "",
        **shared,
    )
    act.record(meeting.body, entry, meeting=meeting.id)


def _text_of_step(act: Act, meeting: Row[Any], item: Row[Any], result: e.BallotClosed, step: e.ShareStep) -> str:
    advice = _kind(act, meeting) is DecisionKind.advice
    recused = len(meetings.conflicts(act.db, [item.id]))
    return decided_share(item.title, step, advice=advice, abstained=result.tally.abstain, recused=recused)


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
            kind=_kind(act, meeting),
            outcome=Outcome(result.outcome),
            counts=Counts(yes=tally.yes, no=tally.no, abstain=tally.abstain, invalid=tally.invalid),
            recused=result.recused,
            granted_cents=granted,
            ends_on=meeting.day if item.excludes else "",
            sums=result.sums,
            condition=opening_of(ballot).condition,
        )
    )


def _kind(act: Act, meeting: Row[Any]) -> DecisionKind:
    """As the bylaws say that were pinned at the opening."""
    rules = bylaws_from(people.bylaws_rules(act.db, meeting.bylaws))
    return kind_of(meeting.form, rules.decisions_are)


def publish(hall: Hall, *, decision: str, actor: str) -> None:
    """Into the public register; published twice is published once."""
    with hall.acting(actor) as act:
        row = _decision(act, decision)
        if take_floor(act, row.meeting).rehearsal:
            raise NotYours  # nothing of a rehearsal comes into the register
        if decisions.publish(act.db, decision, act.now):
            entry = e.DecisionPublished(meeting=row.meeting, decision=decision)
            act.record(row.body, entry, meeting=row.meeting)
            item = meetings.item(act.db, row.item)
            tell_standing(act, item.proposal if item else None, "decided", decision=decision)


def _decision(act: Act, decision: str) -> Row[Any]:
    row = decisions.decision(act.db, decision)
    if row is None:
        raise NotFound(what="decision")
    return row


def publish_item(hall: Hall, *, item: str, actor: str) -> None:
    """Of a pot that was shared out, all decisions at once."""
    with hall.reading() as db:
        row = decisions.decision_of_item(db, item)
        shared = [row.id] if row else decisions.of_sharing(db, item)
    if not shared:
        raise NotFound(what="decision")
    for decision in shared:
        publish(hall, decision=decision, actor=actor)


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
