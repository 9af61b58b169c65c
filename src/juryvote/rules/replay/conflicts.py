"""Recounts what became of conflicts: who contested, what the body ruled, what was found late, and what was reopened."""

from collections.abc import Iterator

from msgspec.structs import replace

from juryvote.rules import entries as e
from juryvote.rules.bylaws import Bylaws
from juryvote.rules.conflicts import Reason
from juryvote.rules.findings import Voted, Weight, is_decided, weigh
from juryvote.rules.majority import Outcome
from juryvote.rules.replay import money, sums
from juryvote.rules.replay.faults import Problem, fault
from juryvote.rules.replay.groups import told
from juryvote.rules.replay.meetings import in_state, on_agenda
from juryvote.rules.replay.people import known
from juryvote.rules.replay.state import Evening, Made, State, Vote, first_difference, room_now
from juryvote.rules.replay.ties import tied_before
from juryvote.rules.rulings import CONFLICT, conflict_question, place_of, read_by
from juryvote.rules.tally import Choice, Counts

CONTESTED, UPHELD, OVERRULED = "contested", "upheld", "overruled"


def contested(state: State, entry: e.ConflictContested) -> Iterator[Problem]:
    evening = state.meetings[entry.meeting]
    yield from in_state(evening, "planned", "open")
    yield from on_agenda(evening, entry.item)
    yield from known(state, entry.member)
    if entry.member not in evening.recused.get(entry.item, ()):
        yield fault("not-recused", member=entry.member, item=entry.item)
    if (entry.item, entry.member) in evening.disputes:
        yield fault("already-contested", member=entry.member, item=entry.item)
        return
    evening.disputes[entry.item, entry.member] = CONTESTED


def settled_first(evening: Evening, entry: e.BallotOpened) -> Iterator[Problem]:
    """Nobody votes on the item while somebody still waits for the body's word on a conflict."""
    for (item, member), dispute in evening.disputes.items():
        if item == entry.item and dispute == CONTESTED and not entry.straw:
            yield fault("contest-open", item=item, member=member)


def asked(state: State, evening: Evening, entry: e.BallotOpened, about: e.About) -> Iterator[Problem]:
    """A ballot about a conflict: of somebody who contests it, open, without money and lot, and without a name."""
    if about.kind != CONFLICT:
        yield fault("bad-value", value=about.kind, what="about")
    if evening.disputes.get((entry.item, about.member)) != CONTESTED:
        yield fault("not-contested", member=about.member, item=entry.item)
    beside = (entry.fund, entry.amount_cents, entry.seal, entry.lot or None)
    if entry.mode != "open" or entry.straw or any(value is not None for value in beside):
        yield fault("about", found=entry.mode if entry.mode != "open" else "fund/amount/seal/lot")
    place, item = place_of(room_now(state, evening, entry.item), about.member), evening.items.get(entry.item)
    right = conflict_question(place, item.title) if place and item else ""
    if entry.question != right:
        yield fault("question", found=entry.question, right=right)


def answered(evening: Evening, entry: e.AnyEntry) -> Iterator[Problem]:
    """What follows from a ballot about a conflict is said before anything else happens in the meeting."""
    waiting, evening.unruled = evening.unruled, None
    if waiting is not None and not (isinstance(entry, e.ConflictRuled) and entry.ballot == waiting):
        yield fault("not-ruled", ballot=waiting)


def ruled(state: State, entry: e.ConflictRuled) -> Iterator[Problem]:
    evening, vote = state.meetings[entry.meeting], state.votes.get(entry.ballot)
    if vote is None:
        yield fault("unknown", what="Abstimmung", id=entry.ballot)
        return
    opened, about = vote.opened, vote.opened.about
    right = (opened.meeting, opened.item, about.member if about else "")
    outcome = vote.closed.outcome if vote.closed else ""
    fits = right == (entry.meeting, entry.item, entry.member) and is_decided(outcome)
    if not fits or entry.upheld != (outcome == Outcome.carried):
        yield fault("ruling", ballot=entry.ballot)
    if evening.disputes.get((entry.item, entry.member)) != CONTESTED:
        yield fault("not-contested", member=entry.member, item=entry.item)
    evening.disputes[entry.item, entry.member] = UPHELD if entry.upheld else OVERRULED
    if not entry.upheld:
        evening.recused.get(entry.item, set()).discard(entry.member)


def lifted(evening: Evening, entry: e.ConflictLifted) -> Iterator[Problem]:
    """What the body has ruled stands; an open contest is settled by giving in."""
    dispute = evening.disputes.get((entry.item, entry.member))
    if dispute == UPHELD:
        yield fault("ruled-already", member=entry.member)
    elif dispute == CONTESTED:
        del evening.disputes[entry.item, entry.member]


def declared(evening: Evening, entry: e.ConflictDeclared) -> None:
    """A new declaration may be contested anew."""
    evening.disputes.pop((entry.item, entry.member), None)


def found(state: State, entry: e.ConflictFound) -> Iterator[Problem]:
    made, vote = _decision(state, entry.meeting, entry.decision)
    if made is None or vote is None:
        yield fault("unknown", what="Beschluss", id=entry.decision)
        return
    if entry.reason not in set(Reason):
        yield fault("bad-value", value=entry.reason, what="reason")
    if vote.asked is not None or vote.opened.shares:  # § 20 (3) VwVfG: in elections nobody is biased
        yield fault("bad-value", value=entry.decision, what="decision")
    if entry.member not in vote.left:
        yield fault("not-on-roll", member=entry.member)
        return
    if entry.member in made.biased:
        yield fault("already-found", member=entry.member)
        return
    if made.reopened:
        yield fault("already-reopened", decision=entry.decision)
    made.biased.append(entry.member)
    right = weight_of(state, vote, made.biased)
    said = Weight(**{name: getattr(entry, name) for name in Weight.__struct_fields__})
    if right is not None and (differs := first_difference(said, right)):
        yield fault("finding", field=differs[0], found=differs[1], right=differs[2])
    made.decisive = entry.decisive


def weight_of(state: State, vote: Vote, people: list[str]) -> Weight | None:
    """None where bylaws or room are not known, or the ballot has no result that adds up."""
    bylaws = state.meetings[vote.opened.meeting].bylaws
    if bylaws is None or vote.room is None or vote.closed is None or not vote.sound or _below_zero(vote.closed):
        return None
    if vote.opened.sums is None:
        return weigh(bylaws, _voted(state, vote, vote.closed), people)
    return _weigh_sums(read_by(bylaws, ruling=False, sums=True), state, vote, vote.closed, people)


def _weigh_sums(bylaws: Bylaws, state: State, vote: Vote, ended: e.BallotClosed, people: list[str]) -> Weight:
    """Without these people another sum follows if this one has no majority any more, or the next higher one has."""
    weight = weigh(bylaws, _at(state, vote, ended, sums.level_of(vote, ended), ended.outcome), people)
    higher = sums.next_higher(vote, ended)
    if weight.decisive or higher is None:
        return weight
    above = weigh(bylaws, _at(state, vote, ended, higher, Outcome.rejected.value), people)
    return above if above.decisive else weight


def _at(state: State, vote: Vote, ended: e.BallotClosed, level: int, outcome: str) -> Voted:
    """The ballot as the motion for one sum: yes is whoever wants at least so much."""
    said, voted = sums.said(vote, ended), _voted(state, vote, ended)
    slips = {member: choice for member, choice in said.choices(level) if member in voted.slips}
    hands = replace(said, slips={}).at(level)
    groups = said.groups_at(level) if said.groups else voted.groups
    return replace(voted, outcome=outcome, counts=said.at(level), slips=slips, mixed=hands, groups=groups)


def _below_zero(ended: e.BallotClosed) -> bool:
    """A count that cannot be; found at the closing already."""
    return any(min(one.yes, one.no, one.abstain, one.invalid) < 0 for one in (ended.tally, ended.hands))


def reopened(state: State, entry: e.DecisionReopened) -> Iterator[Problem]:
    evening = state.meetings[entry.meeting]
    made, vote = _decision(state, entry.meeting, entry.decision)
    if made is None or vote is None:
        yield fault("unknown", what="Beschluss", id=entry.decision)
        return
    if not made.decisive:
        yield fault("not-decisive", decision=entry.decision)
    if made.reopened:
        yield fault("already-reopened", decision=entry.decision)
        return
    made.reopened = True
    money.taken_back(state, vote.opened, vote.closed)
    evening.decided.discard(vote.opened.item)
    item = evening.items.get(vote.opened.item)
    if item is not None and item.proposal is not None:
        state.decided.discard(item.proposal)


def _decision(state: State, meeting: str, decision: str) -> tuple[Made | None, Vote | None]:
    made = state.decisions.get(decision)
    if made is None or made.meeting != meeting:
        return None, None
    return made, state.votes.get(made.ballot)


def _voted(state: State, vote: Vote, ended: e.BallotClosed) -> Voted:
    assert vote.room is not None  # asked before
    tally, hands = ended.tally, ended.hands if ended.sealed is None else ended.tally
    sealed = [one.member for one in ended.sealed.voted] if ended.sealed else []
    return Voted(
        outcome=ended.outcome,
        counts=_counts(tally),
        base=ended.majority.base,
        voting=len(vote.left),
        room=vote.room,
        held=vote.room_held,
        slips={
            slip.member: Choice(slip.choice)
            for slip in ended.slips
            if slip.choice in set(Choice) and slip.member not in ended.overruled
        },
        unknown=frozenset([*ended.by_hand, *sealed]),
        mixed=_counts(hands),
        ties=vote.told or tied_before(state, vote),
        groups=told(vote, ended),
        group_of=vote.group_of,
    )


def _counts(tally: e.Tally) -> Counts:
    return Counts(yes=tally.yes, no=tally.no, abstain=tally.abstain, invalid=tally.invalid)
