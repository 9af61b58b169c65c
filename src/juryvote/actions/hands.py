"""Raised hands: counted for those who are marked, and where single groups must agree, for each group by itself."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import convert, to_builtins
from sqlalchemy import Row

from juryvote.actions.standing import standing_of
from juryvote.live.hall import Act, Hall
from juryvote.rules.ballots import BallotState, Channel, accept_slip
from juryvote.rules.refusals import (
    BadForm,
    BallotNotOpen,
    CountMismatch,
    NoPaper,
    NotHere,
    SumOutside,
    VotedElsewhere,
)
from juryvote.rules.tally import NONE, Counts
from juryvote.store import ballots, meetings
from juryvote.store.openings import Opening, opening_of

ByGroup = Mapping[str, Counts]


def count_hands(
    hall: Hall,
    *,
    ballot: str,
    people: Sequence[str],
    counts: ByGroup,
    actor: str,
    sums: Mapping[int, int] | None = None,
) -> None:
    """As many hands as marks. Counting again replaces the count before.

    `counts` are by group; where the ballot has no groups, or only people of one raise their hands, "" is enough.
    Where a sum is asked, `sums` says for how many cents how many hands were raised: those are the yes.
    """
    marked, all_hands = sorted(set(people)), _summed(counts.values())
    if all_hands.all != len(marked):
        raise CountMismatch(hands=all_hands.all, people=len(marked))
    with hall.acting(actor) as act:
        row = ballots.lock_for_closing(act.db, ballot)
        if row is None or row.state != "open":
            raise BallotNotOpen(state=row.state if row else "unknown")
        meeting = meetings.meeting(act.db, row.meeting)
        if row.mode != "open" or (meeting is not None and meeting.ends_on is not None):
            raise NotHere
        if opening_of(row).sharing:
            raise NotHere
        if opening_of(row).election:
            raise NoPaper
        _ensure_sums(opening_of(row), sums or {}, all_hands)
        ballots.take_back_hands(act.db, ballot)
        for member in marked:
            _mark_hand(act, row, member)
        if marked:
            _count(act, row, marked, counts, all_hands, sums or {})
        act.touch(row.meeting)


def hands_of(act: Act, ballot: str) -> tuple[Counts, dict[str, Counts]]:
    """What is counted: all hands, and the hands of each group."""
    row = ballots.hands(act.db, ballot)
    if row is None:
        return NONE, {}
    by_group = convert(json.loads(row.by_group or "{}"), dict[str, Counts])
    return Counts(yes=row.yes, no=row.no, abstain=row.abstain), by_group


def _summed(counts: Any) -> Counts:
    told = list(counts)
    return Counts(**{kind: sum(getattr(one, kind) for one in told) for kind in ("yes", "no", "abstain")})


def _ensure_sums(frozen: Opening, sums: Mapping[int, int], told: Counts) -> None:
    """Every raised hand is for one sum that may be named. Of hands nobody knows the group."""
    if frozen.sums is None:
        if sums:
            raise BadForm(field="sum", problem="unknown-field")
        return
    if frozen.groups:
        raise NoPaper
    if any(not 0 < cents <= frozen.sums.most_cents for cents in sums):
        raise SumOutside(most=frozen.sums.most_cents)
    if sum(sums.values()) != told.yes:
        raise CountMismatch(hands=sum(sums.values()), people=told.yes)


def _count(
    act: Act, row: Row[Any], marked: Sequence[str], counts: ByGroup, told: Counts, sums: Mapping[int, int]
) -> None:
    by_group = to_builtins(_by_group(row, marked, counts))
    said = {"yes": told.yes, "no": told.no, "abstain": told.abstain}
    ballots.count_hands(act.db, ballot=row.id, by_group=by_group, sums=sums, **said)


def _by_group(row: Row[Any], marked: Sequence[str], counts: ByGroup) -> dict[str, Counts]:
    """As many hands in each group as people of it; nothing where the ballot has no groups."""
    frozen = opening_of(row)
    if not frozen.groups:
        return {}
    raised = Counter(frozen.group_of[member] for member in marked)
    if set(counts) == {""} and len(raised) == 1:
        counts = dict.fromkeys(raised, counts[""])
    for group in {*raised, *counts}:
        found = counts.get(group, NONE).all
        if found != raised[group]:
            raise CountMismatch(hands=found, people=raised[group])
    return {group: one for group, one in counts.items() if one.all}


def _mark_hand(act: Act, row: Row[Any], member: str) -> None:
    # The choice is in the count of hands, not with the person; the guards want one all the same.
    state, standing = BallotState(row.state), standing_of(act, row, member)
    accept_slip(standing, state=state, choice="yes", channel=Channel.hands)
    stands = ballots.cast(
        act.db,
        ballot=row.id,
        member=member,
        mark=None,
        channel="hands",
        turn=0,
        key=f"hand.{member}",
        receipt="",
    )
    if stands is None:
        raise VotedElsewhere(channel="phone")
