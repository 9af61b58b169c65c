"""Recounts each ballot: the frozen roll, the slips and hands on it, the tally, and what the votes come to."""

from collections import Counter
from collections.abc import Iterator

from juryvote.rules import entries as e
from juryvote.rules.amendments import AMENDMENT
from juryvote.rules.ballots import Channel
from juryvote.rules.bylaws import Bylaws, OpenQuorumLost
from juryvote.rules.findings import is_decided
from juryvote.rules.moment import closing, opening_readings, question_of, recused_present, roll_of, strike, under
from juryvote.rules.replay import amendments, conflicts, elections, groups, money, sharing, straw, sums, written
from juryvote.rules.replay.faults import Problem, fault
from juryvote.rules.replay.meetings import in_state, nothing_running, on_agenda, same_majority, same_quorum
from juryvote.rules.replay.secrecy import sealed_rightly, unsealed_rightly
from juryvote.rules.replay.state import FIELDS, Evening, State, Vote, first_difference, held_now, room_now
from juryvote.rules.replay.ties import promised, tied_before
from juryvote.rules.room import Room
from juryvote.rules.rulings import read_by
from juryvote.rules.sharing import need_of as sharing_need
from juryvote.rules.straw import CONSENT, straw_opening
from juryvote.rules.sum_words import ask_sum
from juryvote.rules.sums import sums_need
from juryvote.rules.tally import Choice, Counts, tally

SINGLE = frozenset(Channel) - {Channel.hands}


def opened(state: State, entry: e.BallotOpened) -> Iterator[Problem]:
    evening = state.meetings[entry.meeting]
    yield from in_state(evening, "open")
    yield from on_agenda(evening, entry.item)
    yield from nothing_running(evening)
    if entry.ballot in state.votes:
        yield fault("twice", what="Abstimmung", id=entry.ballot)
    if evening.called != entry.item:
        yield fault("not-called", item=entry.item)
    yield from written.one_question(state, evening, entry)
    item = evening.items.get(entry.item)
    asked = None if entry.about else elections.asked_of(state, evening, entry)
    vote = Vote(opened=entry, left=list(entry.roll), majority=entry.majority, asked=asked)
    if entry.about is not None or not elections.is_election(item):
        yield from promised(state, evening, entry)
    yield from _opening_fits(state, evening, vote)
    if entry.about is not None:
        if entry.about.kind == AMENDMENT:
            yield from amendments.asked(evening, entry, entry.about)
        elif entry.about.kind == CONSENT:
            yield from straw.consents(evening, entry, entry.about)
        else:
            yield from conflicts.asked(state, evening, entry, entry.about)
    else:
        yield from _is_of_the_item(state, evening, entry, item)
    state.votes[entry.ballot] = evening.running = vote


def _is_of_the_item(
    state: State, evening: Evening, entry: e.BallotOpened, item: e.ItemAdded | None
) -> Iterator[Problem]:
    yield from conflicts.settled_first(evening, entry)
    yield from sealed_rightly(evening, entry)
    if elections.is_election(item):
        yield from elections.asked_rightly(state, evening, entry, item)
    elif item and item.sharing:
        yield from sharing.asked_rightly(state, evening, entry, item)
        yield from money.book(state, entry.fund, reserved=entry.amount_cents or 0)
        return
    else:
        yield from _asks_rightly(entry, item)
        if entry.shares:
            yield fault("shares-asked", right="–", found=len(entry.shares))
    if item:
        yield from amendments.heeded(evening, entry, item)
        yield from sums.asked_rightly(state, entry, item)
        yield from () if entry.straw else money.reserved(state, entry, item)


def struck(state: State, entry: e.RollStruck) -> Iterator[Problem]:
    evening, vote = state.meetings[entry.meeting], state.votes.get(entry.ballot)
    if vote is None:
        yield fault("unknown", what="Abstimmung", id=entry.ballot)
        return
    yield from _is_open(entry.meeting, vote)
    if entry.member not in evening.recused.get(vote.opened.item, ()):
        yield fault("not-recused", member=entry.member, item=vote.opened.item)
    if entry.member not in vote.left:
        yield fault("not-on-roll", member=entry.member)
        return
    vote.left.remove(entry.member)
    if evening.bylaws:
        bylaws = _read_by(evening.bylaws, vote)
        yield from same_majority(entry.majority, _after_strike(state, evening, bylaws, vote, entry.member))
    vote.majority = entry.majority


def closed(state: State, entry: e.BallotClosed) -> Iterator[Problem]:
    evening, vote = state.meetings[entry.meeting], state.votes.get(entry.ballot)
    if vote is None:
        yield fault("unknown", what="Abstimmung", id=entry.ballot)
        return
    yield from in_state(evening, "open")
    yield from _is_open(entry.meeting, vote)
    yield from _roll_is_clean(evening, vote)
    if vote.opened.mode == "sealed":
        yield from unsealed_rightly(state, vote, entry)
    else:
        if entry.sealed is not None:
            yield fault("bad-value", value="sealed", what="mode")
        yield from _slips_fit(entry, vote)
        yield from elections.slips_fit(vote, entry)
        yield from sums.slips_fit(vote, entry)
        if shared := sharing.sharing_of(evening, vote):
            yield from sharing.slips_fit(evening, vote, entry, shared)
        elif entry.shares:
            yield fault("shares-result", right="–", found=len(entry.shares))
    yield from written.counted(state, evening, vote, entry)
    yield from _result_fits(state, evening, vote, entry)
    if vote.state == "open":
        yield from money.settled(state, vote.opened, granted=money.granted_by(vote.opened, entry) or 0)
        vote.state, vote.closed = "closed", entry
    if vote.opened.about is not None and is_decided(entry.outcome):
        amendments.decided(evening, vote, entry)
    evening.running = None


def annulled(state: State, entry: e.BallotAnnulled) -> Iterator[Problem]:
    evening, vote = state.meetings[entry.meeting], state.votes.get(entry.ballot)
    if vote is None:
        yield fault("unknown", what="Abstimmung", id=entry.ballot)
        return
    yield from _is_open(entry.meeting, vote)
    if not entry.why.strip():
        yield fault("no-reason")
    if vote.state == "open":
        yield from money.settled(state, vote.opened, granted=0)
        vote.state = "annulled"
    evening.running = None


def _read_by(bylaws: Bylaws, vote: Vote) -> Bylaws:
    return read_by(bylaws, ruling=vote.opened.about is not None, sums=vote.opened.sums is not None)


def _after_strike(state: State, evening: Evening, bylaws: Bylaws, vote: Vote, member: str) -> e.Majority:
    if vote.opened.straw:
        return straw_opening(len(vote.left))
    if shared := sharing.sharing_of(evening, vote):
        return sharing_need(shared, len(vote.left))
    if vote.asked:
        return elections.strike_round(bylaws, vote, vote.asked)
    if evening.in_writing:
        return opening_readings(bylaws, room_now(state, evening, vote.opened.item))[1]
    votes = groups.strike(vote, member)
    majority = strike(bylaws, before=vote.majority, left=len(vote.left), groups=votes)
    return sums_need(bylaws, majority, vote.opened.sums, votes) if vote.opened.sums else majority


def _opening_fits(state: State, evening: Evening, vote: Vote) -> Iterator[Problem]:
    if evening.bylaws is None:
        return
    entry, bylaws = vote.opened, _read_by(evening.bylaws, vote)
    room = room_now(state, evening, entry.item)
    vote.room, vote.room_held = room, held_now(evening, room)
    yield from groups.freeze(bylaws, room, vote)
    right = roll_of(bylaws, room)
    if entry.roll != right:
        more, less = set(entry.roll) - set(right), set(right) - set(entry.roll)
        yield fault("roll", more=_names(more), less=_names(less))
    sealed = entry.mode == "sealed"
    quorum, majority = opening_readings(bylaws, room, held=held_now(evening, room), sealed=sealed)
    if entry.straw:
        yield from straw.opened(entry, quorum)
        return
    yield from same_quorum(entry.quorum, quorum)
    if entry.about is not None or not elections.is_election(evening.items.get(entry.item)):
        shared = sharing.sharing_of(evening, vote)
        need = sharing_need(shared, len(right)) if shared else sums.need(bylaws, room, entry, majority)
        yield from same_majority(entry.majority, need)
    if not quorum.met:
        yield fault("not-quorate")


def _asks_rightly(entry: e.BallotOpened, item: e.ItemAdded | None) -> Iterator[Problem]:
    """A question that is answered with yes or no."""
    if item:
        right = question_of(item.title, entry.amount_cents, entry.condition)
        if entry.sums:
            right = under(ask_sum(item.title, entry.sums.most_cents), entry.condition)
        if entry.question != right:
            yield fault("question", found=entry.question, right=right)
    if entry.election is not None:
        yield fault("no-election", item=entry.item)


def _is_open(meeting: str, vote: Vote) -> Iterator[Problem]:
    if vote.state != "open":
        yield fault("ballot-state", ballot=vote.opened.ballot, found=vote.state)
    if vote.opened.meeting != meeting:
        yield fault("header-meeting", found=meeting, meeting=vote.opened.meeting)


def _roll_is_clean(evening: Evening, vote: Vote) -> Iterator[Problem]:
    """Whoever became recused while the ballot was open had to be struck."""
    for member in sorted(evening.recused.get(vote.opened.item, set()) & set(vote.left)):
        yield fault("recused-on-roll", member=member)


def _slips_fit(entry: e.BallotClosed, vote: Vote) -> Iterator[Problem]:
    """One person, one slip, through one channel; only who is on the roll."""
    people = [slip.member for slip in entry.slips]
    for member, times in Counter([*people, *entry.by_hand]).items():
        if times > 1:
            yield fault("two-slips", member=member)
        if member not in vote.left:
            yield fault("not-on-roll", member=member)
    for what, named in (("slips", people), ("by_hand", entry.by_hand)):
        if named != sorted(named):
            yield fault("not-sorted", what=what)
    for slip in entry.slips:
        if slip.choice not in set(Choice):
            yield fault("bad-value", value=slip.choice, what="choice")
        if slip.channel not in SINGLE:
            yield fault("bad-value", value=slip.channel, what="channel")
    hands = entry.hands.yes + entry.hands.no + entry.hands.abstain + entry.hands.invalid
    if hands != len(entry.by_hand):
        yield fault("hands", hands=hands, people=len(entry.by_hand))


def _result_fits(state: State, evening: Evening, vote: Vote, entry: e.BallotClosed) -> Iterator[Problem]:
    room = written.room_at_end(state, evening, vote, entry)
    entry = written.that_count(evening, room, entry)
    if evening.in_writing and evening.bylaws:
        groups.answer(evening.bylaws, room, vote)
        vote.left = roll_of(evening.bylaws, room)
    recused = recused_present(room, evening.bylaws)
    if entry.recused != recused:
        yield fault("recused-count", right=recused, found=entry.recused)
    if vote.asked:
        yield from elections.result_fits(state, evening, vote, entry, vote.asked)
        return
    if entry.votes_for:
        yield fault("no-election", item=vote.opened.item)
    counts = _recount(entry)
    if counts is None:
        yield fault("bad-value", value=str(entry.hands), what="hands")
        return
    right = e.Tally(yes=counts.yes, no=counts.no, abstain=counts.abstain, invalid=counts.invalid)
    if found := first_difference(entry.tally, right):
        yield fault("tally", field=FIELDS[found[0]], field_en=found[0], found=found[1], right=found[2])
    wrong = list(groups.told_rightly(vote, entry))
    yield from wrong
    if evening.bylaws and counts.all <= len(vote.left) and not wrong:
        vote.sound = entry.tally == right
        if evening.in_writing or evening.bylaws.open_quorum_lost is OpenQuorumLost.void:
            vote.room, vote.room_held = room, held_now(evening, room)
        yield from _ends_rightly(state, _read_by(evening.bylaws, vote), room, vote, entry, counts)


def _ends_rightly(
    state: State, bylaws: Bylaws, room: Room, vote: Vote, entry: e.BallotClosed, counts: Counts
) -> Iterator[Problem]:
    if vote.opened.straw:
        yield from straw.closed(vote, entry, counts)
        return
    if shared := sharing.sharing_of(state.meetings[entry.meeting], vote):
        yield from sharing.ends_rightly(state.meetings[entry.meeting], room, vote, entry, shared)
        return
    if end := sums.ended(state, bylaws, room, vote, entry):
        yield from sums.ends_rightly(entry, end)
        return
    evening = state.meetings[entry.meeting]
    right = closing(
        bylaws,
        room,
        opening=(vote.opened.quorum, vote.majority),
        roll=vote.left,
        counts=counts,
        held=held_now(evening, room),
        ties=tied_before(state, vote),
        groups=groups.told(vote, entry),
    )
    yield from _outcome_fits(entry, right)


def _outcome_fits(entry: e.BallotClosed, right: tuple[e.Quorum, e.Majority, str]) -> Iterator[Problem]:
    quorum, majority, outcome = right
    yield from same_quorum(entry.quorum, quorum)
    yield from same_majority(entry.majority, majority)
    if entry.outcome != outcome:
        yield fault("outcome", right=outcome, found=entry.outcome)


def _recount(entry: e.BallotClosed) -> Counts | None:
    """Slips and hands counted anew; None where a number is below 0.

    Sealed slips cannot be counted one by one: there the archive's sum was compared, and what was said is taken.
    """
    said = entry.tally
    if entry.sealed is not None:
        fine = min(said.yes, said.no, said.abstain, said.invalid) >= 0
        return Counts(yes=said.yes, no=said.no, abstain=said.abstain, invalid=said.invalid) if fine else None
    hands = entry.hands
    if min(hands.yes, hands.no, hands.abstain, hands.invalid) < 0:
        return None
    given = [Choice(slip.choice) for slip in entry.slips if slip.choice in set(Choice)]
    return tally(given, Counts(yes=hands.yes, no=hands.no, abstain=hands.abstain, invalid=hands.invalid))


def _names(members: set[str]) -> str:
    return ", ".join(sorted(members)) or "–"
