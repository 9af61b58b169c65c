"""What the next ballot on an item would need, as the room is now."""

from sqlalchemy import Connection

from juryvote.reads.elections import next_need
from juryvote.reads.parts import ItemView, NeedView, Say, need_view
from juryvote.rules.doubled import UNTOLD, GroupVotes
from juryvote.rules.majority import read_majority
from juryvote.store import meetings
from juryvote.store.rooms import Moment


def live_need(
    db: Connection, now: Moment, item: ItemView | None, *, quorate: bool, groups: GroupVotes = UNTOLD, say: Say
) -> NeedView | None:
    """How many must say yes, or how somebody is elected; None where there is nobody to elect."""
    if item and item.sharing:
        return NeedView(needed_yes=1, base=1, sentence=item.sharing.how)
    row = meetings.item(db, item.id) if item and item.election else None
    if row is None:
        return need_view(read_majority(now.bylaws, now.room, quorate=quorate, say=say, groups=groups))
    found = next_need(db, now, row, say=say)
    return NeedView(needed_yes=found.needed_yes, base=found.base, sentence=found.sentence) if found else None
