"""Ballots: open with a frozen roll, close or annul. Slips are cast in `slips`."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct, to_builtins
from msgspec.structs import replace
from sqlalchemy import Row

from juryvote.actions.amended import conclude_amendment, heed, is_amendment
from juryvote.actions.asking import question_for, readings_for
from juryvote.actions.decisions import decide
from juryvote.actions.disputes import conclude, ensure_settled
from juryvote.actions.elections import asked_round, result_of_round
from juryvote.actions.ending import end_in_writing
from juryvote.actions.floor import in_a_room, running
from juryvote.actions.hands import hands_of
from juryvote.actions.in_writing import freeze_answers
from juryvote.actions.leaving import check_exclusion
from juryvote.actions.paper import ensure_counted
from juryvote.actions.sealed import forget, seal, unseal
from juryvote.actions.sharing import asked_shares, effective, ended_sharing, keep_pot, pot_for, sharing_of, steps_for
from juryvote.actions.standing import floor_of_ballot
from juryvote.actions.sums import ask_sums, end_sums, said_sums
from juryvote.actions.ties import ensure_no_tie, promise_of, seed_for, tied_before, waits_for_tie
from juryvote.live.hall import Act, Hall
from juryvote.rules import entries as e
from juryvote.rules.ballots import BallotState, annul_, close_
from juryvote.rules.bylaws import Bylaws
from juryvote.rules.elected import votes_for
from juryvote.rules.groups import counts_by_group, frozen_groups, group_votes, members_groups
from juryvote.rules.moment import closing, recused_present, roll_of
from juryvote.rules.refusals import (
    BadForm,
    BallotStillOpen,
    FundExhausted,
    ItemDecided,
    MustBeSealed,
    NoItemCalled,
    NotFound,
    OverCap,
    SumsOpenOnly,
)
from juryvote.rules.rulings import read_by, sums_bylaws
from juryvote.rules.secrecy import Why, demands_of, why_sealed
from juryvote.rules.sharing import ask_shares, need_of
from juryvote.rules.silent import silent
from juryvote.rules.straw import CONSENT, OUTCOME, POLLS, consent_question, straw_closing
from juryvote.rules.sums import Sums
from juryvote.rules.tally import NONE, Choice, Counts, tally
from juryvote.rules.written import overruled
from juryvote.store import ballots, kiosks, meetings, money, urn
from juryvote.store.ballots import picks_of
from juryvote.store.entry import device_keys
from juryvote.store.openings import Opening, opening_of, opening_text
from juryvote.store.rooms import Moment, moment_of

LONGEST_CONDITION = 300


class Counted(Struct, frozen=True, kw_only=True):
    """All votes, and of an open ballot its slips, raised hands, and where single groups must agree theirs.

    Of an election `votes_for` goes by the list, and `yes` counts the valid slips. `overruled` gave slips that do not
    count.
    """

    counts: Counts
    given: Sequence[Row[Any]] = ()
    hands: Counts = NONE
    by_group: Mapping[str, Counts] = {}
    overruled: Sequence[str] = ()
    votes_for: Sequence[int] = ()
    sums: Sums | None = None


def open_ballot(
    hall: Hall,
    *,
    meeting: str,
    item: str,
    amount_cents: int | None,
    actor: str,
    mode: str = "open",
    condition: str = "",
) -> str:
    """Freezes question, roll, readings and needed numbers, and keeps the sum in the fund until the closing.

    `mode`: open | sealed | straw | consent | sums. A poll is open, needs no quorum and asks
    for no money. Of sums everybody names one, openly. A grant may hang on a `condition`.
    """
    if len(condition.strip()) > LONGEST_CONDITION:
        raise BadForm(field="condition", problem="length")
    with hall.acting(actor) as act:
        row, called = in_a_room(running(act, meeting)), meetings.item(act.db, item)
        if called is None or called.meeting != meeting:
            raise NotFound(what="item")
        check_may_open(act, row, called)
        return put_to_vote(act, row, called, amount_cents, mode, " ".join(condition.split()))


def put_to_vote(
    act: Act, row: Row[Any], called: Row[Any], amount_cents: int | None, mode: str, condition: str = ""
) -> str:
    """The ballot on an item of an open meeting, as everything stands in this act."""
    now = moment_of(act.db, row, called.id)
    ensure_no_tie(act, now.bylaws, called.id)
    if mode not in POLLS:
        ensure_settled(act, called.id)
        check_exclusion(now, called)
        if called.proposal:
            condition = heed(act, called, amount_cents=amount_cents, condition=condition)
    asked = asked_round(act, now.bylaws, called, mode)
    roll = roll_of(now.bylaws, now.room)
    shares, sharing = asked_shares(act, called, mode), sharing_of(called)
    why = _why_sealed(act, now.bylaws, called, len(roll), "sums" if sharing else mode)
    straw = mode in POLLS
    sums = ask_sums(act, called, amount_cents) if mode == "sums" else None
    if sharing:
        amount_cents = pot_for(act, called, shares, amount_cents)
    if sums:
        now, amount_cents = replace(now, bylaws=sums_bylaws(now.bylaws)), sums.most_cents
    readings = readings_for(now, mode, asked, sums)
    cents, seed = (None, None) if straw else (amount_cents, seed_for(act, now.bylaws, election=bool(asked)))
    if sharing:
        readings, seed = (readings[0], need_of(sharing, len(roll))), None
    entry = e.BallotOpened(
        meeting=row.id,
        item=called.id,
        ballot=act.new_id(),
        question=ask_shares(called.title, cents or 0, len(shares))
        if sharing
        else consent_question(called.title)
        if mode == CONSENT
        else question_for(called.title, cents, asked, sums, condition),
        mode="sealed" if why else "open",
        roll=roll,
        quorum=readings[0],
        majority=readings[1],
        fund=None if straw else keep_pot(act, called, cents or 0) if sharing else _reserve(act, called, cents),
        amount_cents=cents,
        lot=promise_of(seed),
        groups={} if straw or asked or sharing else frozen_groups(now.bylaws, now.room, sealed=why is not None),
        straw=straw,
        election=asked,
        sums=sums,
        shares=shares,
        condition="" if straw or asked or sharing else condition,
        about=e.About(kind=CONSENT) if mode == CONSENT else None,
    )
    kiosks.end_turn(act.db, row.id)  # a turn at the tablet was for the ballot before
    act.record(row.body, set_out(act, now, entry, why, seed, sharing), meeting=row.id)
    return entry.ballot


def _why_sealed(act: Act, bylaws: Bylaws, item: Row[Any], voters: int, mode: str) -> Why | None:
    """The reason, if the ballot is to be sealed; where the bylaws leave no choice, an open one is refused."""
    demands = demands_of(bylaws, count=urn.demands(act.db, item.id), voters=voters)
    must = why_sealed(bylaws, persons=item.persons, demands=demands)
    if mode == "sealed":
        return must or Why.chair
    if mode not in ("open", "sums", *POLLS):
        raise BadForm(field="mode", problem="unknown")
    if must is not None and mode == "sums":
        raise SumsOpenOnly
    if must is not None:
        raise MustBeSealed(why=must.value)
    return None


def set_out(
    act: Act,
    now: Moment,
    entry: e.BallotOpened,
    why: Why | None,
    seed: str | None,
    sharing: e.Sharing | None = None,
) -> e.BallotOpened:
    """The ballot, its roll and, if it is sealed, its urn."""
    phones = device_keys(act.db, meeting=entry.meeting, now=act.now) if why else {}
    ballots.add_ballot(
        act.db,
        id=entry.ballot,
        meeting=entry.meeting,
        item=entry.item,
        mode=entry.mode,
        roll=entry.roll,
        phones=phones,
        opening=opening_text(_opening(now, entry, sharing)),
        question=entry.question,
        fund=entry.fund,
        amount_cents=entry.amount_cents,
        lot_seed=seed,
        straw=entry.straw,
        about=json.dumps(to_builtins(entry.about)) if entry.about else None,
    )
    if why is None:
        return entry
    return replace(entry, seal=seal(act, entry, phones=phones, why=why))


def _opening(now: Moment, entry: e.BallotOpened, sharing: e.Sharing | None = None) -> Opening:
    return Opening(
        quorum=entry.quorum,
        majority=entry.majority,
        groups=dict(entry.groups),
        group_of=members_groups(now.bylaws, now.room) if entry.groups else {},
        suspended={member: why.value for member, why in silent(now.bylaws, now.room).items()},
        election=entry.election,
        sums=entry.sums,
        condition=entry.condition,
        shares=entry.shares,
        sharing=sharing,
    )


def check_may_open(act: Act, row: Row[Any], called: Row[Any]) -> None:
    if ballots.open_ballot(act.db, row.id):
        raise BallotStillOpen
    if called.state == "decided":
        raise ItemDecided(number=called.number)
    if row.called_item != called.id:
        raise NoItemCalled


def _reserve(act: Act, item: Row[Any], amount_cents: int | None) -> str | None:
    """Where money is asked: not more than asked, not more than the round's cap, not more than is left."""
    if item.proposal is None:
        if amount_cents is not None:
            raise BadForm(field="amount", problem="no-money")
        return None
    if amount_cents is None or amount_cents <= 0:
        raise BadForm(field="amount", problem="positive")
    proposal = money.proposal(act.db, item.proposal)
    assert proposal is not None
    rules = money.round_of(act.db, proposal.round)
    assert rules is not None
    most = min(item.asked_cents, rules.cap_cents)
    if amount_cents > most:
        raise OverCap(most=most, asked=amount_cents)
    if not money.reserve(act.db, rules.fund, amount_cents):
        fund = money.fund(act.db, rules.fund)
        raise FundExhausted(left=money.left(fund) if fund else 0, asked=amount_cents)
    return str(rules.fund)


def close_ballot(hall: Hall, *, ballot: str, actor: str) -> None:
    """Counts once and for ever. Pressed twice, or by two people, it is closed once."""
    with hall.acting(actor) as act:
        row = floor_of_ballot(act, ballot)
        if row.state == "closed":
            return
        close_(BallotState(row.state))
        count(act, row)


def count(act: Act, row: Row[Any]) -> None:
    """What an open ballot came to, and what follows from it. A vote in writing ends with it, if no tie is left."""
    meeting = meetings.meeting(act.db, row.meeting)
    assert meeting is not None
    if meeting.ends_on is not None:
        row = freeze_answers(act, meeting, row)
    result = _count(act, meeting, row)
    ballots.close(act.db, row.id, to_builtins(result))
    act.record(meeting.body, result, meeting=row.meeting)
    if is_amendment(row):
        conclude_amendment(act, row, result)
    elif row.about is not None:
        conclude(act, meeting, row, result)
    else:
        decide(act, meeting, row, result)
    if meeting.ends_on is not None and not waits_for_tie(act, meeting, row.id):
        end_in_writing(act, row.meeting)


def _count(act: Act, meeting: Row[Any], row: Row[Any]) -> e.BallotClosed:
    voted = {slip.member for slip in ballots.slips(act.db, row.id)}
    now = moment_of(act.db, meeting, row.item, voted=voted)
    if row.mode == "open":
        void = [] if meeting.ends_on is None else overruled(now.bylaws, now.room, voted)
        return _closed(act, now, row, _count_slips(act, row, void))
    ensure_counted(act, row.id)
    summed, unsealed = unseal(act, row)
    counted = Counted(counts=summed.counts, votes_for=summed.votes_for)
    return replace(_closed(act, now, row, counted), sealed=unsealed)


def _count_slips(act: Act, row: Row[Any], void: list[str]) -> Counted:
    given, (hands, by_group) = ballots.slips(act.db, row.id), hands_of(act, row.id)
    frozen = opening_of(row)
    sums = said_sums(act, row, given, hands) if frozen.sums else None
    said = [(slip.member, Choice(slip.choice)) for slip in given if slip.channel != "hands" and slip.member not in void]
    return Counted(
        overruled=void,
        counts=tally((choice for _, choice in said), hands),
        given=given,
        hands=hands,
        by_group=counts_by_group(frozen.group_of, frozen.groups, said, by_group) if frozen.groups else {},
        votes_for=votes_for(frozen.election, [picks_of(slip) for slip in given]) if frozen.election else (),
        sums=sums,
    )


def _closed(act: Act, now: Moment, row: Row[Any], counted: Counted) -> e.BallotClosed:
    ended = end_sums(act, now, row, counted.sums) if counted.sums else None
    if ended:
        quorum, majority, outcome = ended.quorum, ended.majority, ended.outcome
    else:
        quorum, majority, outcome = _result(act, now, row, counted)
    given, steps = counted.given, list[e.ShareStep]()
    points = {slip.member: picks_of(slip) for slip in given}
    if opening_of(row).sharing:
        points = {slip.member: effective(act, row, slip) for slip in given if slip.choice == "yes"}
        steps = steps_for(act, row, list(points.values())) if quorum.met else []
        majority, outcome = ended_sharing(row, steps, quorum)
    return e.BallotClosed(
        meeting=row.meeting,
        ballot=row.id,
        slips=[
            e.Slip(member=slip.member, choice=slip.choice, channel=slip.channel, picks=points.get(slip.member, []))
            for slip in given
            if slip.channel != "hands"
        ],
        by_hand=[slip.member for slip in given if slip.channel == "hands"],
        hands=_as_tally(counted.hands),
        tally=_as_tally(counted.counts),
        recused=recused_present(now.room, now.bylaws),
        quorum=quorum,
        majority=majority,
        outcome=outcome,
        by_group={group: _as_tally(counts) for group, counts in counted.by_group.items()},
        overruled=counted.overruled,
        votes_for=list(counted.votes_for),
        sums=ended.counted if ended else None,
        shares=steps,
    )


def _result(act: Act, now: Moment, row: Row[Any], counted: Counted) -> tuple[e.Quorum, e.Majority, str]:
    frozen, roll = opening_of(row), [line.member for line in ballots.roll(act.db, row.id)]
    if row.straw:
        consent = row.about is not None
        return frozen.quorum, straw_closing(len(roll), counted.counts, consent=consent), OUTCOME
    if frozen.election:
        return result_of_round(act, now, row, list(counted.votes_for), _as_tally(counted.counts))
    return closing(
        read_by(now.bylaws, ruling=row.about is not None),
        now.room,
        opening=(frozen.quorum, frozen.majority),
        roll=roll,
        counts=counted.counts,
        held=now.held,
        ties=tied_before(act, row),
        groups=group_votes(frozen.groups, counted.by_group, sealed=row.mode == "sealed"),
    )


def _as_tally(counts: Counts) -> e.Tally:
    return e.Tally(yes=counts.yes, no=counts.no, abstain=counts.abstain, invalid=counts.invalid)


def annul_ballot(hall: Hall, *, ballot: str, why: str, actor: str) -> None:
    """An accidental opening, or a vote that went wrong: nothing of it counts, the reason stays."""
    if not 3 <= len(why.strip()) <= 300:
        raise BadForm(field="why", problem="length")
    with hall.acting(actor) as act:
        row = floor_of_ballot(act, ballot)
        if row.state == "annulled":
            return
        annul_(BallotState(row.state))
        take_back(act, row, why.strip())


def take_back(act: Act, row: Row[Any], why: str) -> None:
    """An open ballot ends without a result; its money is free again, and a vote in writing is over."""
    ballots.annul(act.db, row.id, why)
    if row.mode == "sealed":
        forget(act, row.id)
    if row.fund:
        money.settle(act.db, row.fund, reserved=row.amount_cents, granted=0)
    meeting = meetings.meeting(act.db, row.meeting)
    assert meeting is not None
    act.record(meeting.body, e.BallotAnnulled(meeting=row.meeting, ballot=row.id, why=why), meeting=row.meeting)
    end_in_writing(act, row.meeting)
