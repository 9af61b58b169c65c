"""The second invitation: an easier quorum, for exactly the items that the first meeting left open."""

from collections.abc import Collection

from msgspec import Struct

from juryvote.rules.bylaws import Bylaws
from juryvote.rules.ids import ItemId
from juryvote.rules.sentences import Say, german
from juryvote.rules.shares import second_share


class Invitation(Struct, frozen=True, kw_only=True):
    """Of one meeting: whether it is a second invitation, which meeting left something open, and the items from there.

    Without a first meeting (as older programs wrote it) a second invitation is for all items.
    """

    second: bool = False
    first: str = ""
    items: frozenset[str] = frozenset()


def counts_second(bylaws: Bylaws, invitation: Invitation, item: str | None) -> bool:
    """Does the easier number count now? Before an item is called only where it counts for all."""
    if not invitation.first:
        return invitation.second
    return item is not None and second_counts(bylaws, item=ItemId(item), open_items=_items(invitation))


def _items(invitation: Invitation) -> frozenset[ItemId]:
    return frozenset(ItemId(item) for item in invitation.items)


def second_counts(bylaws: Bylaws, *, item: ItemId, open_items: Collection[ItemId]) -> bool:
    """Does the second invitation's number count for this item? Only for those left open by the first meeting."""
    return second_share(bylaws.quorum.second_invitation) is not None and item in open_items


def second_told(bylaws: Bylaws, *, item: ItemId, open_items: Collection[ItemId], say: Say = german) -> str:
    if second_counts(bylaws, item=item, open_items=open_items):
        return say("Dieser Punkt blieb in der ersten Sitzung offen. Es gilt die Zahl für die zweite Einladung.")
    if second_share(bylaws.quorum.second_invitation) is None:
        return say("Auch bei einer zweiten Einladung gilt die übliche Zahl.")
    return say("Dieser Punkt ist neu. Die zweite Einladung gilt für ihn nicht.")


def invitation_told(bylaws: Bylaws, invitation: Invitation, item: str | None, *, say: Say = german) -> str:
    """What the chair says about the second invitation; nothing where there is none."""
    if not invitation.first:
        return ""
    if item is None:
        return say("Das ist eine zweite Einladung. Was für einen Punkt gilt, steht hier, sobald er aufgerufen ist.")
    return second_told(bylaws, item=ItemId(item), open_items=_items(invitation), say=say)
