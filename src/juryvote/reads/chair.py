"""The chair's desk: agenda left, now in the middle, people right."""

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, Row

from juryvote.live.hall import Hall
from juryvote.reads.amendments import Amendments, amendments_of
from juryvote.reads.conflicts import FlagView, HintRow, RulingRow, flag_of, hint_rows, ruling_rows
from juryvote.reads.elections import AskedView, asked_view
from juryvote.reads.exclusions import ExclusionRow, exclusion_rows
from juryvote.reads.executive import ExecutiveRow, executive_rows
from juryvote.reads.named import is_named
from juryvote.reads.needs import live_need
from juryvote.reads.parts import (
    Agenda,
    ItemView,
    LotView,
    MeetingHead,
    NeedView,
    QuorumView,
    ResultView,
    Say,
    about_of,
    agenda_of,
    frozen_need,
    head_of,
    lot_of,
    open_tie,
    quorum_now,
    quorum_view,
)
from juryvote.reads.sealed import PaperView, SealView, SecrecyView, paper_view, seal_view, secrecy_view
from juryvote.reads.sharing import SharesView, shares_view, sharing_of
from juryvote.reads.speaking import Speakers, speakers_of
from juryvote.reads.standins import AlternatesLot, alternates_lot
from juryvote.reads.sums import SumsView, sums_view
from juryvote.reads.team.meetings import second_of
from juryvote.reads.timers import TimerView, timer_view
from juryvote.rules.conflicts import Reason
from juryvote.rules.doubled import GroupVotes
from juryvote.rules.entries import About, Amendment
from juryvote.rules.facts import asks as asks_facts
from juryvote.rules.ids import MemberId
from juryvote.rules.invitation import invitation_told
from juryvote.rules.moment import recused_present, roll_of
from juryvote.rules.procedure import recused_rights
from juryvote.rules.quorum import QuorumReading
from juryvote.rules.room import room_warnings
from juryvote.rules.rulings import Place
from juryvote.rules.silent import silent, standing_in
from juryvote.rules.tied import TO_BREAK
from juryvote.store import ballots, executives, facts, journal, kiosks, meetings, money, people
from juryvote.store.openings import opening_of
from juryvote.store.rooms import Moment, moment_of


class DeskBallot(Struct, frozen=True, kw_only=True):
    id: str
    state: str  # open | closed | annulled
    question: str
    voted: int
    on_roll: int
    needed_yes: int
    sentence: str  # what was needed, frozen at the opening
    amount_cents: int | None = None
    result: ResultView | None = None
    annulled_why: str = ""
    seal: SealView | None = None
    paper: PaperView | None = None
    tie: str = ""  # how an open tie is to end: chair | lot | repeat
    lot: LotView | None = None
    straw: bool = False
    named: bool = False  # it will be published who voted how
    about: Place | Amendment | About | None = None  # a question beside the proposal: see `about_of`
    asked: AskedView | None = None  # of an election
    sums: SumsView | None = None  # where everybody names a sum
    shares: SharesView | None = None  # where a pot is shared out
    condition: str = ""  # what a grant hangs on
    groups: tuple[str, ...] = ()  # where single groups must agree: hands are counted for each


class PersonRow(Struct, frozen=True, kw_only=True):
    member: str
    name: str
    seat: bool
    group: str  # resident | partner | ""
    alternate: bool
    present: bool
    since: str  # ISO, "" when absent
    recused: bool  # on the called item
    on_roll: bool
    reason: str  # class of the conflict on the called item, "" when there is none
    voted: str  # "" or the channel: phone | kiosk | hands | paper | helper
    suspended: str = ""  # here, but without a vote on the called item: one of rules/silent
    stands_in: bool = False  # an alternate who votes for an absent member
    dispute: str = ""  # contested | upheld | overruled, on the called item
    excused: bool = False  # sent word not to come
    votes_for: str = ""  # the frozen group, where single groups must agree


class DeskView(Struct, frozen=True, kw_only=True):
    meeting: MeetingHead
    agenda: tuple[ItemView, ...]
    item: ItemView | None
    quorum: QuorumView
    need: NeedView | None
    ballot: DeskBallot | None
    people: tuple[PersonRow, ...]
    fund_left_cents: int | None
    fund_budget_cents: int | None
    reasons: tuple[str, ...]  # conflict reason codes; labels by |reason
    checkpoint: str
    may_open_ballot: bool
    secrecy: SecrecyView | None = None  # before a ballot on the called item
    hints: tuple[HintRow, ...] = ()  # what the register proposes for the called item
    kiosk: str = ""  # whose turn it is at the shared tablet
    published: frozenset[str] = frozenset()  # items whose decision is in the public register
    rulings: tuple[RulingRow, ...] = ()  # contested conflicts on the called item
    decision: str = ""  # that of the called item
    flag: FlagView | None = None  # what was found out about it
    reopened: frozenset[str] = frozenset()  # items whose decision no longer stands
    amendments: Amendments = Amendments()  # of the called item
    may_amend: bool = False  # one of them can be put to the vote
    may_poll: bool = False  # a straw poll on the called item
    lost: str = ""  # the quorum is gone while a ballot runs: void | hold
    invitation: str = ""  # what the second invitation means for the called item, where this meeting is one
    left_open: tuple[str, ...] = ()  # titles of what a second invitation would be for
    second: str = ""  # the meeting that is the second invitation
    recused_told: str = ""  # where somebody here is recused on the called item: whether they stay and read
    untold: tuple[ExecutiveRow, ...] = ()  # decided without the body, and it has not heard of it yet
    rounds: tuple[tuple[str, str], ...] = ()  # for a pot to share out: id and title; none where there is one
    nominees: tuple[tuple[str, str], ...] = ()  # who may be put on a list: id and name
    alternates: AlternatesLot | None = None  # where they are drawn
    exclusions: tuple[ExclusionRow, ...] = ()
    timer: TimerView | None = None
    speakers: Speakers = Speakers()
    asks_facts: bool = False  # a vote hangs on what is known of people, and that can be read again


def desk(hall: Hall, *, meeting: str, asks: str = "", say: Say) -> DeskView | None:
    """Everything the chair steers by; None when the meeting is gone."""
    with hall.reading() as db:
        row = meetings.meeting(db, meeting)
        if row is None:
            return None
        now = moment_of(db, row, row.called_item)
        agenda = agenda_of(db, meeting, bylaws=now.bylaws, with_applicant=True, say=say)
        ballot = agenda.ballots.get(row.called_item or "")
        quorum = quorum_now(now, say=say)
        item, fund = agenda.view(row.called_item), _fund(db, row)
        secrecy = _secrecy(hall, db, now, agenda, item, say)
        declared = meetings.declared(db, [row.called_item or ""])
        names, decided = people.names(db, row.area), {found.item: found for found in agenda.decided}
        may_open = _is_free(row, item, ballot, now)
        item_changes = amendments_of(db, item, agenda, bylaws=now.bylaws, say=say) if item else Amendments()
        ready = may_open and quorum.met and not _is_contested(declared)
        may_poll = may_open and not (secrecy and secrecy.must) and not (item and (item.election or item.sharing))
        return DeskView(
            meeting=head_of(row),
            agenda=agenda.views,
            item=item,
            quorum=quorum_view(quorum, *room_warnings(now.bylaws, now.room, say=say), now=now),
            need=_need(db, now, item, secrecy, quorum, say) if item else None,
            ballot=_desk_ballot(db, now, ballot, item, asks, say) if ballot else None,
            secrecy=secrecy,
            hints=tuple(hint for hint in hint_rows(db, row) if hint.item == row.called_item),
            kiosk=_kiosk(db, row, hall.now()),
            people=_people(db, row, now, ballot, declared, names),
            alternates=alternates_lot(row, now, names),
            timer=timer_view(hall, row),
            speakers=speakers_of(db, row),
            exclusions=exclusion_rows(now.bylaws, now.room.facts, names, say),
            asks_facts=asks_facts(now.bylaws) and row.state == "open",
            fund_left_cents=money.left(fund) if fund else None,
            fund_budget_cents=fund.budget_cents if fund else None,
            reasons=tuple(reason.value for reason in Reason),
            checkpoint=journal.newest_checkpoint(db, row.body),
            may_open_ballot=ready and not item_changes.open,
            amendments=item_changes,
            may_amend=ready,
            nominees=_nominees(row, agenda, names),
            rounds=_rounds(db, row, agenda),
            rulings=ruling_rows(agenda, declared, names, bylaws=now.bylaws, say=say),
            decision=decided[row.called_item].id if row.called_item in decided else "",
            flag=flag_of(db, decided[row.called_item].id, say=say) if row.called_item in decided else None,
            reopened=frozenset(item for item, found in decided.items() if found.reopened_at),
            may_poll=may_poll,
            lost=_lost(ballot, quorum, now),
            invitation=invitation_told(now.bylaws, now.invitation, row.called_item, say=say),
            left_open=tuple(left.title for left in meetings.left_open(db, row)),
            second=second_of(db, meeting),
            published=_published(agenda),
            recused_told=recused_rights(now.bylaws, say=say).sentence if recused_present(now.room, now.bylaws) else "",
            untold=executive_rows(executives.untold(db, row.body)) if row.state == "open" else (),
        )


def _is_contested(declared: Sequence[Row[Any]]) -> bool:
    return any(line.dispute == "contested" for line in declared)


def _is_free(row: Row[Any], item: ItemView | None, ballot: Row[Any] | None, now: Moment) -> bool:
    """Nothing runs on the called item, and nobody else has the last word on a tie."""
    running = ballot is not None and (ballot.state == "open" or open_tie(ballot, now.bylaws) in TO_BREAK)
    asks = item is None or item.election is None or (item.election.step != "lot" and bool(item.election.asks))
    return row.state == "open" and item is not None and item.state == "called" and not running and asks


def _waits_for_lot(item: ItemView | None, ballot: Row[Any]) -> bool:
    """An election whose last round was equal."""
    return bool(item and item.election and item.election.step == "lot") and ballot.state == "closed"


def _published(agenda: Agenda) -> frozenset[str]:
    """Items whose decision is in the register; of a pot that was shared out, all decisions."""
    own = {found.item: found.published_at for found in agenda.decided}
    by_ballot: dict[str, list[bool]] = {}
    for found in agenda.decided:
        by_ballot.setdefault(found.ballot, []).append(found.published_at is not None)
    pots = (view.id for view in agenda.views if view.sharing and view.state == "decided")
    shared = {item for item in pots if all(by_ballot.get(agenda.ballots[item].id, [False]))}
    return frozenset({item for item, at in own.items() if at} | shared)


def _rounds(db: Connection, row: Row[Any], agenda: Agenda) -> tuple[tuple[str, str], ...]:
    if row.state == "adjourned" or any(view.sharing for view in agenda.views):
        return ()
    return tuple((call.id, call.title) for call in money.rounds(db, [row.body]))


def _nominees(row: Row[Any], agenda: Agenda, names: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """Who may be put on a list: everybody of the area, by name. Nobody where there is no list to be put on."""
    if row.state == "adjourned" or not any(view.election and view.election.may_name for view in agenda.views):
        return ()
    return tuple(sorted(names.items(), key=lambda pair: pair[1].casefold()))


def _need(
    db: Connection, now: Moment, item: ItemView, secrecy: SecrecyView | None, quorum: QuorumReading, say: Say
) -> NeedView | None:
    """What an open ballot would need; a sealed one, where it has to be sealed."""
    groups = GroupVotes(sealed=bool(secrecy and secrecy.must))
    return live_need(db, now, item, quorate=quorum.met, groups=groups, say=say)


def _lost(ballot: Row[Any] | None, quorum: QuorumReading, now: Moment) -> str:
    """What losing the quorum does to the ballot that runs; a straw poll asks for none."""
    if ballot is None or ballot.state != "open" or ballot.straw or quorum.met:
        return ""
    return now.bylaws.open_quorum_lost.value


def _secrecy(
    hall: Hall, db: Connection, now: Moment, agenda: Agenda, item: ItemView | None, say: Say
) -> SecrecyView | None:
    if item is None or item.state != "called":
        return None
    voters, before = roll_of(now.bylaws, now.room), agenda.sealed.get(item.id)
    return secrecy_view(hall, db, item, bylaws=now.bylaws, voters=voters, before=before, say=say)


def _kiosk(db: Connection, row: Row[Any], now: str) -> str:
    turn = kiosks.turn(db, row.id, now)
    return str(turn.member) if turn else ""


def _fund(db: Connection, row: Row[Any]) -> Row[Any] | None:
    """The fund the evening spends from: that of the called item's round, else the body's only one."""
    called = meetings.item(db, row.called_item) if row.called_item else None
    sharing = sharing_of(called) if called is not None else None
    if sharing is not None:
        call = money.round_of(db, sharing.round)
        return money.fund(db, call.fund) if call else None
    if called is not None and called.proposal:
        for proposal in money.proposals_by_id(db, [called.proposal]):
            call = money.round_of(db, proposal.round)
            return money.fund(db, call.fund) if call else None
    funds = money.funds(db, [row.body])
    return funds[0] if len(funds) == 1 else None


def _desk_ballot(
    db: Connection, now: Moment, ballot: Row[Any], item: ItemView | None, asks: str, say: Say
) -> DeskBallot:
    voted, on_roll = ballots.progress(db, ballot.id)
    need = frozen_need(ballot, bylaws=now.bylaws, on_roll=on_roll, say=say)
    return DeskBallot(
        id=ballot.id,
        state=ballot.state,
        question=ballot.question,
        voted=voted,
        on_roll=on_roll,
        needed_yes=need.needed_yes,
        sentence=need.sentence,
        amount_cents=ballot.amount_cents,
        result=item.result if item else None,
        annulled_why=ballot.annulled_why or "",
        seal=seal_view(db, ballot, result=item.result if item else None, say=say),
        paper=paper_view(db, ballot, asks=asks) if ballot.state == "open" else None,
        tie="lot" if _waits_for_lot(item, ballot) else open_tie(ballot, now.bylaws),
        lot=lot_of(ballot),
        straw=ballot.straw,
        named=is_named(ballot, now.bylaws),
        about=about_of(ballot, now.room),
        asked=asked_view(db, ballot),
        sums=sums_view(ballot, say=say),
        shares=shares_view(db, ballot, say=say),
        condition=opening_of(ballot).condition,
        groups=tuple(sorted(opening_of(ballot).groups, reverse=True)) if ballot.state == "open" else (),
    )


def _people(
    db: Connection,
    row: Row[Any],
    now: Moment,
    ballot: Row[Any] | None,
    declared: Sequence[Row[Any]],
    names: Mapping[str, str],
) -> tuple[PersonRow, ...]:
    """Everybody with a seat, and whoever else of the area is there; the present first, then by name."""
    away = facts.excuses(db, row.id)
    there = {line.member: line.since for line in meetings.present(db, row.id)}
    roll = {line.member: line.channel or "" for line in ballots.roll(db, ballot.id)} if ballot else {}
    groups = {seat.holder: seat.group for seat in now.room.seats if seat.holder}
    alternates = {member: seat.group for seat in now.room.seats for member in seat.alternates}
    frozen = opening_of(ballot).group_of if ballot else {}
    suspended, standing = silent(now.bylaws, now.room), standing_in(now.bylaws, now.room)
    biased = {line.member: line for line in declared if not line.lifted}
    rows = [
        PersonRow(
            member=member,
            name=names.get(member, ""),
            seat=member in groups,
            group=groups.get(MemberId(member), alternates.get(MemberId(member), "")),
            alternate=member in alternates and member not in groups,
            present=member in there,
            since=there.get(member, ""),
            recused=member in now.room.recused,
            reason=biased[member].reason if member in biased else "",
            dispute=(biased[member].dispute or "") if member in biased else "",
            on_roll=member in roll,
            voted=roll.get(member, ""),
            suspended=suspended.get(MemberId(member), ""),
            stands_in=member in standing,
            excused=member in away,
            votes_for=frozen.get(member, ""),
        )
        for member in {*groups, *alternates, *there}
    ]
    return tuple(sorted(rows, key=lambda line: (not line.present, line.name.casefold())))
