"""Recounts elections: the list, what each round may ask, what was ticked, what the lot drew, and what it came to."""

from collections import Counter
from collections.abc import Iterator
from typing import TypeGuard

from msgspec.structs import replace

from juryvote.rules import entries as e
from juryvote.rules.bylaws import Bylaws
from juryvote.rules.elected import (
    Course,
    close_round,
    contest_of,
    draw_election,
    drawn_words,
    need_of,
    next_round,
    opening_need,
    round_of,
    votes_for,
)
from juryvote.rules.election_words import ask, decided
from juryvote.rules.elections import Step
from juryvote.rules.lots import commit, is_hash, seed_from
from juryvote.rules.majority import Outcome
from juryvote.rules.replay.faults import Problem, fault
from juryvote.rules.replay.meetings import in_state, nothing_running, on_agenda, same_majority, same_quorum
from juryvote.rules.replay.people import known
from juryvote.rules.replay.state import Evening, State, Vote, first_difference, room_now

CHOICES = ("yes", "abstain")  # a slip that says something, and one that does not


def item_fits(entry: e.ItemAdded) -> Iterator[Problem]:
    """An election is about people and not about money."""
    seats = entry.seats_to_fill
    if seats < 0 or (seats and (entry.proposal is not None or not entry.persons)) or (entry.ranked and not seats):
        yield fault("bad-value", value=seats, what="seats_to_fill")


def named(state: State, entry: e.CandidateNamed) -> Iterator[Problem]:
    evening = state.meetings[entry.meeting]
    yield from _list_is_open(evening, entry.item)
    yield from known(state, entry.member)
    listed, gone = evening.listed.setdefault(entry.item, {}), evening.withdrawn.setdefault(entry.item, set())
    if entry.member in listed and entry.member not in gone:
        yield fault("candidate-state", member=entry.member, found=entry.number)
    right = listed.get(entry.member, len(listed) + 1)
    if entry.number != right:
        yield fault("candidate-number", found=entry.number, right=right)
    listed[entry.member] = right
    gone.discard(entry.member)
    if any(vote.asked for vote in _counted(state, entry.meeting, entry.item)):
        yield fault("list-closed", item=entry.item)


def withdrawn(state: State, entry: e.CandidateWithdrawn) -> Iterator[Problem]:
    """Before the first round, or between it and the run-off; whoever is elected is on the list no more."""
    evening = state.meetings[entry.meeting]
    yield from _list_is_open(evening, entry.item)
    if entry.member not in {one.member for one in _standing(evening, entry.item)}:
        yield fault("candidate-state", member=entry.member, found="–")
        return
    course = course_of(state, evening, entry.item)
    if course is not None and course.rounds:
        reading, number = course.read(), evening.listed[entry.item][entry.member]
        if reading.step is not Step.runoff or number in {one.number for one in reading.elected}:
            yield fault("list-closed", item=entry.item)
    evening.withdrawn.setdefault(entry.item, set()).add(entry.member)


def course_of(state: State, evening: Evening, item: str, *, but: Vote | None = None) -> Course | None:
    """The rounds that count so far; None where there are no bylaws to read them by."""
    if evening.bylaws is None:
        return None
    votes = [vote for vote in _counted(state, evening.planned.meeting, item) if vote is not but]
    listed, gone = evening.listed.get(item, {}), evening.withdrawn.get(item, set())
    return Course(
        bylaws=evening.bylaws,
        ranked=evening.items[item].ranked if item in evening.items else False,
        rounds=tuple(
            round_of(vote.asked, vote.closed.majority, vote.closed.votes_for, vote.closed.tally)
            for vote in votes
            if vote.asked and vote.closed
        ),
        gone=frozenset(listed[member] for member in gone),
        drawn=tuple(number for vote in votes for number in vote.drawn),
    )


def asked_rightly(state: State, evening: Evening, entry: e.BallotOpened, item: e.ItemAdded) -> Iterator[Problem]:
    """The round follows from the list and the rounds before; what was promised for the lot is a hash."""
    right = _asked(state, evening, item)
    if entry.election is None or entry.election != right:
        yield fault("election-round", item=entry.item, right=_in_words(right))
    question = ask(item.title, right.number if right else 1)
    if entry.question != question:
        yield fault("question", found=entry.question, right=question)
    if not is_hash(entry.lot):
        yield fault("lot-commitment", found=entry.lot or "–")
    if evening.bylaws and right:
        yield from same_majority(
            entry.majority, opening_need(evening.bylaws, room_now(state, evening, item.item), right)
        )


def is_election(item: e.ItemAdded | None) -> TypeGuard[e.ItemAdded]:
    return item is not None and item.seats_to_fill > 0


def asked_of(state: State, evening: Evening, entry: e.BallotOpened) -> e.ElectionRound | None:
    """What the ballot should ask, whatever it says: the recount goes on with this."""
    item = evening.items.get(entry.item)
    return _asked(state, evening, item) if is_election(item) else None


def strike_round(bylaws: Bylaws, vote: Vote, asked: e.ElectionRound) -> e.Majority:
    return need_of(bylaws, asked, vote.majority.base - 1)


def slips_fit(vote: Vote, entry: e.BallotClosed) -> Iterator[Problem]:
    """Who voted was looked at already; here it is what a slip may say. Only an election has numbers to tick."""
    asked = vote.asked
    if asked is None:
        for slip in entry.slips:
            if slip.picks and vote.opened.sums is None and not vote.opened.shares:
                yield fault("picks", member=slip.member, found=_numbers(slip.picks), most=0)
        return
    listed = {one.number for one in asked.candidates}
    for slip in entry.slips:
        if slip.choice not in CHOICES:
            yield fault("bad-value", value=slip.choice, what="choice")
        if not _may_tick(slip, listed, asked):
            yield fault("picks", member=slip.member, found=_numbers(slip.picks), most=asked.votes)
    if entry.by_hand:
        yield fault("hands", hands=0, people=len(entry.by_hand))


def _may_tick(slip: e.Slip, listed: set[int], asked: e.ElectionRound) -> bool:
    if slip.choice == "abstain":
        return not slip.picks
    least = int(contest_of(asked).contested)
    fine = slip.picks == sorted(set(slip.picks)) and set(slip.picks) <= listed
    return fine and least <= len(slip.picks) <= asked.votes


def result_fits(
    state: State, evening: Evening, vote: Vote, entry: e.BallotClosed, asked: e.ElectionRound
) -> Iterator[Problem]:
    yield from _votes_fit(entry, asked)
    course = course_of(state, evening, vote.opened.item, but=vote)
    if course is None:
        return
    try:
        right = close_round(
            course,
            room_now(state, evening, vote.opened.item),
            opening=(vote.opened.quorum, vote.majority),
            asked=asked,
            votes=entry.votes_for,
            tally=entry.tally,
            held=evening.held,
        )
    except ValueError:
        yield fault("votes-for", number="–", found=entry.votes_for, right="–")
        vote.asked = None  # nothing can be built on it
        return
    quorum, majority, outcome = right
    yield from same_quorum(entry.quorum, quorum)
    yield from same_majority(entry.majority, majority)
    if entry.outcome != outcome:
        yield fault("outcome", right=outcome, found=entry.outcome)


def _votes_fit(entry: e.BallotClosed, asked: e.ElectionRound) -> Iterator[Problem]:
    """Open slips are counted anew; for sealed ones the archive was compared."""
    if entry.sealed is not None:
        return
    chosen = Counter(slip.choice for slip in entry.slips)
    tally = e.Tally(yes=chosen["yes"], no=0, abstain=chosen["abstain"], invalid=0)
    if wrong := first_difference(entry.tally, tally):
        yield fault("tally", field=wrong[0], field_en=wrong[0], found=wrong[1], right=wrong[2])
    right = votes_for(asked, [slip.picks for slip in entry.slips])
    if entry.votes_for != right:
        yield fault("votes-for", number=_first(entry.votes_for, right, asked), found=entry.votes_for, right=right)


def drawn(state: State, entry: e.ElectionDrawn) -> Iterator[Problem]:
    evening, vote = state.meetings[entry.meeting], state.votes.get(entry.ballot)
    if vote is None:
        yield fault("unknown", what="Abstimmung", id=entry.ballot)
        return
    yield from in_state(evening, "open")
    if vote.opened.meeting != entry.meeting:
        yield fault("header-meeting", found=entry.meeting, meeting=vote.opened.meeting)
    if evening.called != vote.opened.item:
        yield fault("not-called", item=vote.opened.item)
    course = course_of(state, evening, vote.opened.item)
    if course is None or vote.closed is None or not course.rounds or course.read().step is not Step.lot:
        yield fault("not-tied", ballot=entry.ballot)
        return
    vote.closed = replace(vote.closed, outcome=entry.outcome)
    yield from _drawn_rightly(course, vote, entry)


def _drawn_rightly(course: Course, vote: Vote, entry: e.ElectionDrawn) -> Iterator[Problem]:
    try:
        seed = seed_from(entry.seed)
    except ValueError:
        seed = b""
    vote.drawn = draw_election(course, seed, entry.ballot)
    if commit(seed) != vote.opened.lot:
        yield fault("lot-seed", commitment=vote.opened.lot or "–")
    if entry.order != vote.drawn:
        yield fault("lot-order", right=_numbers(vote.drawn), found=_numbers(entry.order))
    majority, outcome = drawn_words(course, vote.drawn)
    yield from same_majority(entry.majority, majority)
    if entry.outcome != outcome:
        yield fault("outcome", right=outcome, found=entry.outcome)


def decision_text(state: State, vote: Vote, ended: e.BallotClosed, title: str) -> str | None:
    """What the decision on an election says; None where that cannot be told."""
    course = course_of(state, state.meetings[vote.opened.meeting], vote.opened.item)
    if course is None or not course.rounds:
        return None
    return decided(title, course.read(), abstained=ended.tally.abstain, recused=ended.recused)


def _asked(state: State, evening: Evening, item: e.ItemAdded) -> e.ElectionRound | None:
    course = course_of(state, evening, item.item)
    return None if course is None else next_round(course, _standing(evening, item.item), item.seats_to_fill)


def _standing(evening: Evening, item: str) -> list[e.Candidate]:
    gone = evening.withdrawn.get(item, set())
    listed = sorted(evening.listed.get(item, {}).items(), key=lambda pair: pair[1])
    return [e.Candidate(number=number, member=member) for member, number in listed if member not in gone]


def _counted(state: State, meeting: str, item: str) -> Iterator[Vote]:
    for vote in state.votes.values():
        here = (vote.opened.meeting, vote.opened.item) == (meeting, item)
        if here and vote.closed is not None and vote.closed.outcome != Outcome.void:
            yield vote


def _list_is_open(evening: Evening, item: str) -> Iterator[Problem]:
    yield from in_state(evening, "planned", "open")
    yield from on_agenda(evening, item)
    if evening.running and evening.running.opened.item == item:
        yield from nothing_running(evening)
    if item in evening.items and evening.items[item].seats_to_fill < 1:
        yield fault("no-election", item=item)


def _in_words(asked: e.ElectionRound | None) -> str:
    if asked is None:
        return "–"
    return f"{asked.number}: {_numbers([one.number for one in asked.candidates])} / {asked.seats}"


def _numbers(numbers: list[int]) -> str:
    return ", ".join(map(str, numbers)) or "–"


def _first(found: list[int], right: list[int], asked: e.ElectionRound) -> object:
    pairs = zip(asked.candidates, found, right, strict=False)
    return next((one.number for one, said, true in pairs if said != true), "–")
