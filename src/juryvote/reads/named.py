"""Who voted how, by name: for open ballots whose bylaws publish votes with names, and for nothing else."""

import json
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, Row

from juryvote.rules.bylaws import Bylaws
from juryvote.store import ballots, people


class NamedVote(Struct, frozen=True, kw_only=True):
    """`picks` are the ticked numbers of an election."""

    name: str
    choice: str  # yes | no | abstain
    picks: tuple[int, ...] = ()


class NamedVotes(Struct, frozen=True, kw_only=True):
    """By choice and name; `by_hand` were counted in the room, and nobody noted who raised which hand."""

    votes: tuple[NamedVote, ...]
    by_hand: int


def is_named(ballot: Row[Any], bylaws: Bylaws) -> bool:
    """Whether what is voted now will stand in the register with names; straw polls and rulings never do."""
    return bylaws.named and ballot.mode == "open" and not ballot.straw and not ballot.about


def named_votes(db: Connection, ballot: Row[Any], *, bylaws: Bylaws, area: str) -> NamedVotes | None:
    if not is_named(ballot, bylaws) or ballot.state != "closed":
        return None
    names, overruled = people.names(db, area), json.loads(ballot.closing).get("overruled", [])
    slips = [slip for slip in ballots.slips(db, ballot.id) if slip.member not in overruled]
    votes = [
        NamedVote(name=names[slip.member], choice=slip.choice, picks=tuple(ballots.picks_of(slip)))
        for slip in slips
        if slip.choice is not None
    ]
    order = ("yes", "no", "abstain")
    votes.sort(key=lambda one: (order.index(one.choice), one.name.casefold()))
    return NamedVotes(votes=tuple(votes), by_hand=len(slips) - len(votes))
