"""How much? Everybody names a sum; granted is the highest that enough people want at least.

Whoever says 500 also agrees to 300, so the sums need no motions one after the other: each sum is read as the motion
that asks for it, by the majority of the bylaws. With more than half of the votes cast this is the median (the lower
one of two): nobody moves the result by exaggerating.
"""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from juryvote.rules.bylaws import Bylaws
from juryvote.rules.doubled import UNTOLD, GroupVotes
from juryvote.rules.entries import Majority, Quorum, SumHands, SumsAsked, SumsCounted
from juryvote.rules.groups import counts_by_group, group_votes
from juryvote.rules.majority import Outcome
from juryvote.rules.moment import closing
from juryvote.rules.presumption import Held
from juryvote.rules.room import Numbers, Room
from juryvote.rules.sum_words import forecast, result
from juryvote.rules.tally import NONE, Choice, Counts, tally

STEPS = 4  # everything, three quarters, half, a quarter: what hands are raised for


class Sums(Struct, frozen=True, kw_only=True):
    """What was said, in cents; None abstains. `hands` are by sum, 0 too. Groups only where single ones must agree."""

    slips: Mapping[str, int | None] = {}
    hands: Mapping[int, int] = {}
    hands_abstain: int = 0
    group_of: Mapping[str, str] = {}
    groups: Mapping[str, Numbers] = {}

    def at(self, level: int) -> Counts:
        """Yes: wants at least so much."""
        raised = Counts(
            yes=sum(n for cents, n in self.hands.items() if cents >= level),
            no=sum(n for cents, n in self.hands.items() if cents < level),
            abstain=self.hands_abstain,
        )
        return tally((choice for _, choice in self.choices(level)), raised)

    def choices(self, level: int) -> list[tuple[str, Choice]]:
        return [(member, choice_at(cents, level)) for member, cents in self.slips.items()]

    def groups_at(self, level: int) -> GroupVotes:
        """Hands are nobody's: where single groups must agree, none are raised."""
        if not self.groups:
            return UNTOLD
        return group_votes(self.groups, counts_by_group(self.group_of, self.groups, self.choices(level), {}))

    def named(self) -> list[int]:
        """All sums above 0 that somebody named, the highest first."""
        slips = (cents for cents in self.slips.values() if cents)
        return sorted({*slips, *(cents for cents, n in self.hands.items() if cents and n)}, reverse=True)


class SumsEnd(Struct, frozen=True, kw_only=True):
    quorum: Quorum
    majority: Majority
    outcome: str
    counted: SumsCounted


def choice_at(cents: int | None, level: int) -> Choice:
    if cents is None:
        return Choice.abstain
    return Choice.yes if cents >= level else Choice.no


def ask_for(asked_cents: int, *, least_cents: int, left_cents: int) -> SumsAsked:
    """What the fund does not have any more cannot be named."""
    return SumsAsked(asked_cents=asked_cents, most_cents=min(asked_cents, left_cents), least_cents=least_cents)


def sums_need(bylaws: Bylaws, majority: Majority, asked: SumsAsked, groups: GroupVotes = UNTOLD) -> Majority:
    """What is announced before: the same numbers as of any ballot, in words of their own."""
    sentence = forecast(majority.needed_yes, majority.base, asked, bylaws.majority.also, groups)
    return replace(majority, sentence=sentence)


def steps_of(asked: SumsAsked) -> tuple[int, ...]:
    """Sums for raised hands, in whole euros but for the first, the highest first; none below what works."""
    most, least = asked.most_cents, max(1, asked.least_cents)
    rounded = (most * part // STEPS // 100 * 100 for part in range(STEPS - 1, 0, -1))
    steps = {cents for cents in rounded if least <= cents < most}
    if least > 1 and least < most:
        steps.add(least)
    return (most, *sorted(steps, reverse=True))


def close_sums(
    bylaws: Bylaws,
    room: Room,
    *,
    opening: tuple[Quorum, Majority],
    roll: Sequence[str],
    said: Sums,
    asked: SumsAsked,
    held: Held | None = None,
) -> SumsEnd:
    """The highest sum that is carried, and nothing below `least_cents`. More sums than names is a ValueError.

    `bylaws` are those of `rulings.sums_bylaws`; `opening` are the readings that stand.
    """
    least = max(1, asked.least_cents)
    levels = [*(cents for cents in said.named() if cents > least), least]

    def at(level: int) -> tuple[Quorum, Majority, str]:
        votes, counts = said.groups_at(level), said.at(level)
        return closing(bylaws, room, opening=opening, roll=roll, counts=counts, held=held, groups=votes)

    level = next((cents for cents in levels if at(cents)[2] == Outcome.carried), least)
    quorum, majority, outcome = at(level)
    granted = level if outcome == Outcome.carried else 0
    counted = SumsCounted(granted_cents=granted, agree=said.at(level).yes, hands=_hands(said.hands))
    if outcome != Outcome.void:
        groups = said.groups_at(level)
        sentence = result(majority.needed_yes, majority.base, asked, counted, bylaws.majority.also, groups)
        majority = replace(majority, sentence=sentence)
    return SumsEnd(quorum=quorum, majority=majority, outcome=outcome, counted=counted)


def _hands(by_sum: Mapping[int, int]) -> list[SumHands]:
    return [SumHands(cents=cents, hands=n) for cents, n in sorted(by_sum.items(), reverse=True) if cents and n]


def sum_of(choice: str, picks: Sequence[int]) -> int | None:
    """What a slip names: `no` is nothing at all."""
    if choice == Choice.abstain:
        return None
    return picks[0] if choice == Choice.yes and picks else 0


def hands_by_sum(hands: Counts, steps: Iterable[SumHands]) -> dict[int, int]:
    """Raised hands by sum; a no is a hand for nothing."""
    found = {step.cents: step.hands for step in steps}
    return {**found, 0: hands.no} if hands != NONE else found
