"""The second invitation: an easier quorum, for exactly the items that the first meeting left open."""

from collections.abc import Collection

from juryvote.rules.bylaws import Bylaws
from juryvote.rules.ids import ItemId
from juryvote.rules.sentences import Say, german
from juryvote.rules.shares import second_share


def second_counts(bylaws: Bylaws, *, item: ItemId, open_items: Collection[ItemId]) -> bool:
    """Does the second invitation's number count for this item? Only for those left open by the first meeting."""
    return second_share(bylaws.quorum.second_invitation) is not None and item in open_items


def second_told(bylaws: Bylaws, *, item: ItemId, open_items: Collection[ItemId], say: Say = german) -> str:
    if second_counts(bylaws, item=item, open_items=open_items):
        return say("Dieser Punkt blieb in der ersten Sitzung offen. Es gilt die Zahl für die zweite Einladung.")
    if second_share(bylaws.quorum.second_invitation) is None:
        return say("Auch bei einer zweiten Einladung gilt die übliche Zahl.")
    return say("Dieser Punkt ist neu. Die zweite Einladung gilt für ihn nicht.")
