"""What was frozen when a ballot opened, as its row keeps it."""

import json
from typing import Any

from msgspec import Struct, convert, to_builtins
from sqlalchemy import Connection, Row, update

from juryvote.rules.doubled import GroupVotes
from juryvote.rules.entries import ElectionRound, Majority, Quorum, Share, Sharing, SumsAsked, Tally
from juryvote.rules.groups import group_votes
from juryvote.rules.marks import SharesAsked
from juryvote.rules.room import Numbers
from juryvote.rules.tally import Counts
from juryvote.store import tables as t


class Opening(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The readings that stand (after a strike those of the strike).

    Where single groups must agree: `groups` are their sizes, `group_of` says by member whose group is which.
    `suspended` were here with a place in the body and had no vote: by member why (`rules/silent`).
    `election` is what a round of an election asks, `sums` which sum everybody may name; `condition` as in the entry.
    """

    quorum: Quorum
    majority: Majority
    groups: dict[str, Numbers] = {}
    group_of: dict[str, str] = {}
    suspended: dict[str, str] = {}
    election: ElectionRound | None = None
    sums: SumsAsked | None = None
    condition: str = ""
    shares: list[Share] = []
    sharing: Sharing | None = None  # of the item: how the pot is shared out

    @property
    def asked(self) -> ElectionRound | SumsAsked | SharesAsked | None:
        """What a slip answers with more than yes or no."""
        if self.sharing is not None:
            return SharesAsked(sharing=self.sharing, places=len(self.shares))
        return self.election or self.sums


def opening_of(ballot: Row[Any]) -> Opening:
    return convert(json.loads(ballot.opening), Opening)


def opening_text(opening: Opening) -> str:
    return json.dumps(to_builtins(opening), ensure_ascii=False)


def change_opening(db: Connection, ballot_id: str, opening: Opening) -> None:
    db.execute(update(t.ballots).where(t.ballots.c.id == ballot_id).values(opening=opening_text(opening)))


def groups_of(ballot: Row[Any]) -> GroupVotes:
    """The groups as a majority reads them: their sizes, and after the closing what each of them said."""
    closing = json.loads(ballot.closing) if ballot.closing else {}
    told = {group: counts_of(convert(tally, Tally)) for group, tally in closing.get("by_group", {}).items()}
    return group_votes(opening_of(ballot).groups, told, sealed=ballot.mode == "sealed")


def counts_of(tally: Tally) -> Counts:
    return Counts(yes=tally.yes, no=tally.no, abstain=tally.abstain, invalid=tally.invalid)
