"""Values that several audiences see in the same words: the head of a meeting, a reading, an item, a result."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from msgspec import Struct, convert
from msgspec.structs import replace
from sqlalchemy import Connection, Row

from juryvote.reads.elections import CountView, ElectionView, count_view, election_view, names_of_area, round_sentence
from juryvote.reads.sharing import SharesResult, SharingView, shares_result, sharing_view, step_of
from juryvote.reads.sums import SumsResult, sums_forecast, sums_result
from juryvote.reads.told import ended, said
from juryvote.rules.bylaws import Bylaws, MajorityBase, Tie
from juryvote.rules.elected import need_of
from juryvote.rules.entries import About, Amendment
from juryvote.rules.lots import commit
from juryvote.rules.majority import MajorityReading, Outcome, decide, if_all_answer
from juryvote.rules.moment import quorum_of
from juryvote.rules.presumption import is_presumed
from juryvote.rules.quorum import QuorumReading, read_quorum, restate
from juryvote.rules.room import Numbers, Room
from juryvote.rules.rulings import Place, place_of, read_by
from juryvote.rules.sentences import join
from juryvote.rules.sharing import how
from juryvote.rules.straw import CONSENT, straw_forecast
from juryvote.store import ballots, decisions, meetings, money
from juryvote.store.openings import groups_of, opening_of
from juryvote.store.rooms import Moment


class MeetingHead(Struct, frozen=True, kw_only=True):
    id: str
    title: str
    body: str
    area: str
    place: str
    starts_at: str  # ISO 8601, UTC; templates show it with |when
    state: str  # planned | open | adjourned
    revision: int
    ends_on: str = ""  # of a vote in writing: its last day
    rehearsal: bool = False  # nothing of it counts


class QuorumView(Struct, frozen=True, kw_only=True):
    met: bool
    needed: int
    counted: int
    base: int
    sentence: str
    warnings: tuple[str, ...] = ()
    presumed: bool = False  # an earlier reading stands until a member doubts it


class LotView(Struct, frozen=True, kw_only=True):
    """The lot that would break a tie: what it promised, and after the draw what it was.

    `order`: in an election the numbers as they were drawn.
    """

    commitment: str
    what: str  # what it is drawn for: the ballot's id
    seed: str = ""  # hex, "" before the draw
    order: tuple[int, ...] = ()


class NeedView(Struct, frozen=True, kw_only=True):
    needed_yes: int
    base: int
    sentence: str
    warnings: tuple[str, ...] = ()


class ResultView(Struct, frozen=True, kw_only=True):
    """A closed ballot. Counts are final; `recused` is a number, never a name. `straw`: nothing follows from it.

    In an election `yes` counts valid slips.
    """

    outcome: str  # carried | rejected | tied | void
    yes: int
    no: int
    abstain: int
    recused: int
    sentence: str
    granted_cents: int | None = None
    straw: bool = False
    election: CountView | None = None
    sums: SumsResult | None = None  # where everybody named a sum
    shares: SharesResult | None = None  # where a pot was shared out
    by: int = 0  # of a proposal with its share of a pot: the number of the item that shared it out, else 0
    place: int = 0  # and the proposal's place in its list, from 1


class CostLineView(Struct, frozen=True, kw_only=True):
    label: str
    cents: int
    position: int = 0  # in the proposal


class ItemView(Struct, frozen=True, kw_only=True):
    id: str
    number: int
    title: str
    state: str  # waiting | called | decided
    proposal: bool = False
    what_for: str = ""
    applicant: str = ""  # empty where this audience may not see it
    asked_cents: int | None = None
    cost_lines: tuple[CostLineView, ...] = ()
    result: ResultView | None = None
    persons: bool = False  # it is about people
    election: ElectionView | None = None
    sharing: SharingView | None = None  # a pot is shared out


class Say(Protocol):
    """Translates one of the rules' German texts."""

    def __call__(self, text: str, /) -> str: ...


def head_of(row: Row[Any]) -> MeetingHead:
    return MeetingHead(
        id=row.id,
        title=row.title,
        body=row.body_name,
        area=row.area_name,
        place=row.place,
        starts_at=row.starts_at,
        state=row.state,
        revision=row.revision,
        ends_on=row.ends_on or "",
        rehearsal=row.rehearsal,
    )


def quorum_now(now: Moment, *, say: Say) -> QuorumReading:
    """The reading that counts at this moment: of the room, or an earlier one that is presumed."""
    reading = read_quorum(now.bylaws, now.room, say=say)
    if not _presumed(now):
        return reading
    found = quorum_of(now.bylaws, now.room, now.held)
    return replace(
        reading,
        met=found.met,
        needed=found.needed,
        counted=found.counted,
        base=found.base,
        sentence=restate(now.bylaws, found, say=say) or found.sentence,
    )


def _presumed(now: Moment) -> bool:
    return now.held is not None and is_presumed(now.bylaws.quorum.checked, now.held, challenged=False)


def quorum_view(reading: QuorumReading, *more: str, now: Moment | None = None) -> QuorumView:
    """`more`: what else the chair should know about who counts."""
    return QuorumView(
        met=reading.met,
        needed=reading.needed,
        counted=reading.counted,
        base=reading.base,
        sentence=reading.sentence,
        warnings=reading.warnings + more,
        presumed=now is not None and _presumed(now),
    )


def need_view(reading: MajorityReading) -> NeedView:
    return NeedView(
        needed_yes=reading.needed_yes, base=reading.base, sentence=reading.sentence, warnings=reading.warnings
    )


def about_of(ballot: Row[Any] | None, room: Room) -> Place | Amendment | About | None:
    """Whom a ballot about a conflict means, what it would change, or that it seeks consent; None of the proposal."""
    if ballot is None or not ballot.about:
        return None
    about = convert(json.loads(ballot.about), About)
    return about if about.kind == CONSENT else about.amendment or place_of(room, about.member)


def frozen_need(ballot: Row[Any], *, bylaws: Bylaws, on_roll: int, say: Say) -> NeedView:
    """What was needed when the ballot opened."""
    bylaws = read_by(bylaws, ruling=ballot.about is not None, sums=opening_of(ballot).sums is not None)
    majority, groups = opening_of(ballot).majority, groups_of(ballot)
    base, of_voters = majority.base, bylaws.majority.of in (MajorityBase.cast, MajorityBase.present)
    # In writing there are alternates on the roll beside those whom they would stand in for.
    numbers = Numbers(seats=base, filled=base, entitled=base, voting=base if of_voters else on_roll)
    in_writing = majority.sentence.endswith(if_all_answer(bylaws) or "\0")

    asked = opening_of(ballot).election

    def speak(say: Say) -> str:
        if asked:
            return need_of(bylaws, asked, base, say=say).sentence
        if ballot.straw:
            return straw_forecast(say)
        if sharing := opening_of(ballot).sharing:
            return how(sharing, say)
        if opening_of(ballot).sums:
            return sums_forecast(ballot, bylaws, majority, say)
        text = decide(bylaws, numbers=numbers, quorate=True, say=say, groups=groups).sentence
        return join(text, if_all_answer(bylaws, say)) if in_writing else text

    return NeedView(needed_yes=majority.needed_yes, base=base, sentence=said(majority.sentence, speak, say))


def frozen_quorum(ballot: Row[Any], *, bylaws: Bylaws, say: Say) -> tuple[str, bool]:
    """What was announced when the ballot opened, and whether it had to stay as the journal has it."""
    quorum = opening_of(ballot).quorum
    told = restate(bylaws, quorum, say=say)
    return told or quorum.sentence, not told


def result_of(ballot: Row[Any], granted_cents: int | None = None, *, bylaws: Bylaws, say: Say) -> ResultView | None:
    """A closed ballot's final numbers; None while there is no result."""
    if ballot.closing is None:
        return None
    bylaws = read_by(bylaws, ruling=ballot.about is not None, sums=opening_of(ballot).sums is not None)
    closing = json.loads(ballot.closing)
    tally, tie = closing["tally"], json.loads(ballot.tie) if ballot.tie else None
    return ResultView(
        outcome=(tie or closing)["outcome"],
        yes=tally["yes"],
        no=tally["no"],
        abstain=tally["abstain"],
        recused=closing["recused"],
        sentence=ended(ballot, closing, tie, bylaws, say),
        granted_cents=granted_cents or None,  # a refusal grants nothing: no sum is better than 0,00 €
        straw=ballot.straw,
        sums=sums_result(ballot),
    )


def lot_of(ballot: Row[Any]) -> LotView | None:
    """The seed is shown from the draw on, never before."""
    if ballot.lot_seed is None:
        return None
    promise, drawn = commit(bytes.fromhex(ballot.lot_seed)), ballot.tie is not None
    order = tuple(json.loads(ballot.tie).get("order", ())) if ballot.tie else ()
    return LotView(commitment=promise, what=ballot.id, seed=ballot.lot_seed if drawn else "", order=order)


def open_tie(ballot: Row[Any], bylaws: Bylaws) -> str:
    """How a tie that is still open is to end: chair | lot | repeat, "" where none is open."""
    if ballot.state != "closed" or ballot.tie or json.loads(ballot.closing)["outcome"] != Outcome.tied:
        return ""
    if opening_of(ballot).election:
        return ""  # the election says what comes next
    tie = bylaws.majority.tie
    return "" if tie is Tie.lot and ballot.lot_seed is None else tie.value


class Agenda(Struct, frozen=True, kw_only=True):
    """A meeting's items with what belongs to them, read with a handful of queries however long the evening is."""

    views: tuple[ItemView, ...]
    ballots: dict[str, Row[Any]]  # the newest ballot of each item
    sealed: dict[str, str]  # by item, its last sealed ballot that has a result
    beside: tuple[Row[Any], ...] = ()  # ballots on conflicts and amendments that are over
    decided: tuple[Row[Any], ...] = ()  # decisions, those that were reopened too

    def view(self, item: str | None) -> ItemView | None:
        return next((view for view in self.views if view.id == item), None)


def agenda_of(db: Connection, meeting: str, *, bylaws: Bylaws, with_applicant: bool, say: Say) -> Agenda:
    items, all_ballots = meetings.items(db, meeting), sorted(ballots.ballots(db, meeting), key=_age)
    decided = tuple(decisions.decisions_of_meeting(db, meeting))
    newest = {ballot.item: ballot for ballot in _about_the_item(all_ballots, items, decided)}
    granted = {row.ballot: row.granted_cents for row in decided}
    results = {
        item: result_of(ballot, granted.get(ballot.id), bylaws=bylaws, say=say) for item, ballot in newest.items()
    }
    results |= _shared(db, items, all_ballots, decided, say)
    proposals = _proposals(db, [item.proposal for item in items if item.proposal])
    names = names_of_area(db, meeting) if any(item.seats_to_fill for item in items) else {}
    views = [
        _item_view(item, proposals.get(item.proposal), results.get(item.id), with_applicant=with_applicant)
        for item in items
    ]
    return Agenda(
        views=tuple(
            with_election(db, view, item, newest.get(item.id), bylaws=bylaws, names=names, say=say)
            if item.seats_to_fill
            else with_sharing(db, view, item, newest.get(item.id), say=say)
            if item.sharing
            else view
            for view, item in zip(views, items, strict=True)
        ),
        ballots=newest,
        sealed={row.item: row.id for row in all_ballots if row.mode == "sealed" and row.state == "closed"},
        beside=tuple(row for row in all_ballots if row.about and row.state == "closed"),
        decided=decided,
    )


def with_sharing(db: Connection, view: ItemView, item: Row[Any], ballot: Row[Any] | None, *, say: Say) -> ItemView:
    """The item with its pot, and who got how much of it."""
    result = view.result
    if ballot is not None and result is not None:
        shares = shares_result(db, ballot, say=say)
        result = replace(result, shares=shares, granted_cents=(shares.granted_cents or None) if shares else None)
    return replace(view, sharing=sharing_view(db, item, say=say), result=result)


def _about_the_item(rows: Sequence[Row[Any]], items: Sequence[Row[Any]], decided: Sequence[Row[Any]]) -> list[Row[Any]]:
    """What a page shows as the item's ballot: no old question beside the proposal, and nothing that was taken back."""
    waiting = {item.id for item in items if item.state != "decided"}
    gone = {row.ballot for row in decided if row.reopened_at and row.item in waiting}
    return [row for row in rows if row.state == "open" or ((row.about is None or row.straw) and row.id not in gone)]


def _shared(
    db: Connection, items: Sequence[Row[Any]], rows: Sequence[Row[Any]], decided: Sequence[Row[Any]], say: Say
) -> dict[str, ResultView | None]:
    """Of proposals that were decided when a pot was shared out."""
    numbers, by_id = {item.id: item.number for item in items}, {row.id: row for row in rows}
    made = ((row, shared_result(db, row, by_id[row.ballot], numbers, say=say)) for row in decided)
    return {row.item: result for row, result in made if result is not None}


def shared_result(
    db: Connection, decision: Row[Any], ballot: Row[Any], numbers: Mapping[str, int], *, say: Say
) -> ResultView | None:
    """What a pot meant for one proposal; None where the decision is about the ballot's own item."""
    found = step_of(db, decision, ballot, say=say)
    if found is None:
        return None
    return ResultView(
        outcome=found.outcome,
        yes=found.step.support,
        no=0,
        abstain=found.abstained,
        recused=0,
        sentence=join(found.step.sentence, found.step.missed),
        granted_cents=found.step.granted_cents or None,
        by=numbers.get(found.item, 0),
        place=found.place,
    )


def with_election(
    db: Connection,
    view: ItemView,
    item: Row[Any],
    ballot: Row[Any] | None,
    *,
    bylaws: Bylaws,
    names: Mapping[str, str],
    say: Say,
) -> ItemView:
    """The item with its list, and what its newest round came to."""
    running = ballot is not None and ballot.state == "open"
    result = view.result
    if ballot is not None and result is not None:
        count = count_view(db, item, ballot, bylaws, names)
        sentence = round_sentence(db, item, ballot, bylaws, say=say)
        result = replace(result, election=count, sentence=sentence)
    return replace(view, election=election_view(db, item, bylaws, names, running=running), result=result)


def _age(ballot: Row[Any]) -> tuple[bool, int]:
    """An item's running ballot is the newest; of the others the order of opening tells."""
    return ballot.state == "open", ballot.turn


def _proposals(db: Connection, ids: list[str]) -> dict[str, tuple[Row[Any], list[Row[Any]]]]:
    if not ids:
        return {}
    lines = money.cost_lines(db, ids)
    return {row.id: (row, lines[row.id]) for row in money.proposals_by_id(db, ids)}


def _item_view(
    item: Row[Any],
    proposal: tuple[Row[Any], list[Row[Any]]] | None,
    result: ResultView | None,
    *,
    with_applicant: bool,
) -> ItemView:
    row, lines = proposal or (None, [])
    return ItemView(
        id=item.id,
        number=item.number,
        title=item.title,
        state=item.state,
        proposal=row is not None,
        what_for=row.what_for if row else "",
        applicant=row.applicant if row and (with_applicant or row.applicant_consent) else "",
        asked_cents=item.asked_cents,
        persons=item.persons,
        cost_lines=tuple(CostLineView(label=line.label, cents=line.cents, position=line.position) for line in lines),
        result=result,
    )
