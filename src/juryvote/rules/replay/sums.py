"""Recounts ballots about a sum: what may be asked, what was named, and the sum that this grants."""

from collections.abc import Iterator

from juryvote.rules import entries as e
from juryvote.rules.bylaws import Bylaws
from juryvote.rules.groups import room_groups
from juryvote.rules.money import euro
from juryvote.rules.replay.faults import Problem, fault
from juryvote.rules.replay.meetings import same_majority, same_quorum
from juryvote.rules.replay.state import State, Vote, held_now
from juryvote.rules.room import Room
from juryvote.rules.sums import Sums, SumsEnd, ask_for, close_sums, hands_by_sum, sum_of, sums_need
from juryvote.rules.tally import Choice, Counts


def asked_rightly(state: State, entry: e.BallotOpened, item: e.ItemAdded) -> Iterator[Problem]:
    """About a proposal's sum, openly; up to what was asked, or what the fund still has."""
    asked = entry.sums
    if asked is None:
        return
    proposal = state.proposals.get(item.proposal or "")
    least, left = proposal.least_cents if proposal else 0, _left(state, entry)
    right = ask_for(asked.asked_cents, least_cents=least, left_cents=asked.most_cents if left is None else left)
    most = item.asked_cents or 0
    fits = asked == right and asked.most_cents == entry.amount_cents and least <= asked.most_cents <= most
    if not fits or asked.asked_cents > most or entry.mode != "open" or entry.straw or entry.lot:
        yield fault("sums-asked", right=_in_words(right), found=_in_words(asked))


def need(bylaws: Bylaws, room: Room, entry: e.BallotOpened, majority: e.Majority) -> e.Majority:
    """The reading before the ballot, in the words of a sum where one is asked."""
    return sums_need(bylaws, majority, entry.sums, room_groups(bylaws, room)) if entry.sums else majority


def slips_fit(vote: Vote, entry: e.BallotClosed) -> Iterator[Problem]:
    """What a slip may say, and for which sums hands were raised."""
    asked = vote.opened.sums
    if asked is None:
        if entry.sums is not None:
            yield fault("bad-value", value="sums", what="sums")
        return
    for slip in entry.slips:
        wants = slip.choice == Choice.yes
        if len(slip.picks) != int(wants) or any(not 0 < cents <= asked.most_cents for cents in slip.picks):
            told = ", ".join(map(euro, slip.picks)) or "–"
            yield fault("sum", member=slip.member, most=euro(asked.most_cents), found=told)
    steps = entry.sums.hands if entry.sums else []
    fine = [step.cents for step in steps] == sorted({step.cents for step in steps}, reverse=True)
    fine = fine and all(step.hands > 0 and 0 < step.cents <= asked.most_cents for step in steps)
    raised = sum(step.hands for step in steps)
    if not fine or raised != entry.hands.yes or (vote.opened.groups and entry.by_hand):
        yield fault("sum-hands", found=raised, right=entry.hands.yes)


def said(vote: Vote, entry: e.BallotClosed) -> Sums:
    """Every slip and every raised hand, as sums."""
    hands, steps = entry.hands, entry.sums.hands if entry.sums else []
    if any(step.hands < 0 for step in steps) or sum(step.hands for step in steps) != hands.yes:
        steps = [e.SumHands(cents=1, hands=hands.yes)]  # found already: they are for something at least
    return Sums(
        slips={slip.member: sum_of(slip.choice, slip.picks) for slip in entry.slips},
        hands=hands_by_sum(_counts(hands), steps),
        hands_abstain=hands.abstain,
        group_of=vote.group_of,
        groups=vote.groups,
    )


def ended(state: State, bylaws: Bylaws, room: Room, vote: Vote, entry: e.BallotClosed) -> SumsEnd | None:
    """What the sums come to; None where no sum was asked. `bylaws` are those that read sums."""
    if vote.opened.sums is None:
        return None
    return close_sums(
        bylaws,
        room,
        opening=(vote.opened.quorum, vote.majority),
        roll=vote.left,
        said=said(vote, entry),
        asked=vote.opened.sums,
        held=held_now(state.meetings[entry.meeting], room),
    )


def ends_rightly(entry: e.BallotClosed, right: SumsEnd) -> Iterator[Problem]:
    yield from same_quorum(entry.quorum, right.quorum)
    if entry.sums is None or entry.sums != right.counted:
        yield fault("sum-granted", right=_granted(right.counted), found=_granted(entry.sums))
    yield from same_majority(entry.majority, right.majority)
    if entry.outcome != right.outcome:
        yield fault("outcome", right=right.outcome, found=entry.outcome)


def _counts(tally: e.Tally) -> Counts:
    return Counts(yes=tally.yes, no=tally.no, abstain=tally.abstain)


def _left(state: State, entry: e.BallotOpened) -> int | None:
    """What the fund has; None where entries are withheld that may have taken some of it."""
    fund = state.funds.get(entry.fund or "")
    if fund is None or any(state.unseen.values()):
        return None
    return fund.budget - fund.reserved - fund.granted


def _in_words(asked: e.SumsAsked) -> str:
    return f"{euro(asked.most_cents)} ({euro(asked.asked_cents)}, {euro(asked.least_cents)})"


def _granted(counted: e.SumsCounted | None) -> str:
    return f"{euro(counted.granted_cents)} ({counted.agree})" if counted else "–"


def level_of(vote: Vote, ended: e.BallotClosed) -> int:
    """The sum as whose motion the ballot was read: the one granted, or the least that works."""
    assert vote.opened.sums is not None
    granted = ended.sums.granted_cents if ended.sums else 0
    return granted or max(1, vote.opened.sums.least_cents)


def next_higher(vote: Vote, ended: e.BallotClosed) -> int | None:
    """The lowest sum above it that somebody named, within what may be granted."""
    level = level_of(vote, ended)
    return min((cents for cents in said(vote, ended).named() if cents > level), default=None)
