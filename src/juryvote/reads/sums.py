"""A ballot about a sum as the room sees it: what may be named, and afterwards who wanted how much, without names."""

import json
from collections import Counter
from typing import Any

from msgspec import Struct, convert
from sqlalchemy import Row

from juryvote.rules.bylaws import Bylaws
from juryvote.rules.entries import BallotClosed, Majority
from juryvote.rules.marks import half_of
from juryvote.rules.sentences import Say
from juryvote.rules.sum_words import forecast, limited, result
from juryvote.rules.sums import Sums, hands_by_sum, steps_of, sum_of
from juryvote.rules.tally import Counts
from juryvote.store.openings import groups_of, opening_of


class SumsView(Struct, frozen=True, kw_only=True):
    """What a slip may say. `steps` are what hands are raised for; none where single groups must agree."""

    most_cents: int
    half_cents: int
    least_cents: int
    steps: tuple[int, ...]
    limited: str = ""


class SumBar(Struct, frozen=True, kw_only=True):
    """So many people named this sum; `granted`: it is the one that counts."""

    cents: int
    people: int
    granted: bool


class SumsResult(Struct, frozen=True, kw_only=True):
    """The highest sum first. `agree` want the granted sum or more, `less` want less or nothing."""

    bars: tuple[SumBar, ...]
    agree: int
    less: int
    people: int


def sums_view(ballot: Row[Any], *, say: Say) -> SumsView | None:
    asked = opening_of(ballot).sums
    if asked is None:
        return None
    return SumsView(
        most_cents=asked.most_cents,
        half_cents=half_of(asked),
        least_cents=asked.least_cents,
        steps=() if opening_of(ballot).groups else steps_of(asked),
        limited=limited(asked, say),
    )


def sums_result(ballot: Row[Any]) -> SumsResult | None:
    """What a closed ballot about a sum came to."""
    closed = _closed(ballot)
    if closed is None or closed.sums is None:
        return None
    said = _said(ballot, closed)
    named = Counter(cents for cents in said.slips.values() if cents is not None)
    named.update(said.hands)
    people, granted = closed.tally.yes + closed.tally.no, closed.sums.granted_cents
    return SumsResult(
        bars=tuple(
            SumBar(cents=cents, people=n, granted=bool(cents) and cents == granted)
            for cents, n in sorted(named.items(), reverse=True)
            if n
        ),
        agree=closed.sums.agree,
        less=people - closed.sums.agree,
        people=people,
    )


def sums_forecast(ballot: Row[Any], bylaws: Bylaws, majority: Majority, say: Say) -> str:
    """What was announced when the ballot opened. `bylaws` are those that read sums."""
    asked = opening_of(ballot).sums
    assert asked is not None
    return forecast(majority.needed_yes, majority.base, asked, bylaws.majority.also, groups_of(ballot), say)


def sums_sentence(ballot: Row[Any], bylaws: Bylaws, say: Say) -> str:
    """What it came to; `bylaws` are those that read sums."""
    asked, closed = opening_of(ballot).sums, _closed(ballot)
    assert asked is not None
    assert closed is not None
    assert closed.sums is not None
    groups = _said(ballot, closed).groups_at(closed.sums.granted_cents or max(1, asked.least_cents))
    majority = closed.majority
    return result(majority.needed_yes, majority.base, asked, closed.sums, bylaws.majority.also, groups, say)


def _closed(ballot: Row[Any]) -> BallotClosed | None:
    return convert(json.loads(ballot.closing), BallotClosed) if ballot.closing else None


def _said(ballot: Row[Any], closed: BallotClosed) -> Sums:
    frozen, hands = opening_of(ballot), closed.hands
    raised = Counts(yes=hands.yes, no=hands.no, abstain=hands.abstain)
    return Sums(
        slips={slip.member: sum_of(slip.choice, slip.picks) for slip in closed.slips},
        hands=hands_by_sum(raised, closed.sums.hands if closed.sums else []),
        hands_abstain=hands.abstain,
        group_of=frozen.group_of,
        groups=frozen.groups,
    )
