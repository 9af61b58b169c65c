"""A member agrees to be named in public, or does not any more."""

from juryvote.live.hall import Hall
from juryvote.rules.refusals import NotFound
from juryvote.store import consents, people


def publish_name(hall: Hall, *, area: str, member: str, shown: bool, actor: str) -> None:
    """Beside the person's seat, for programs (OParl). Said twice it is said once."""
    with hall.acting(actor) as act:
        who = people.member(act.db, member)
        if who is None or who.area != area:
            raise NotFound(what="member")
        if (member in consents.shown(act.db, [member])) is not shown:
            consents.put(act.db, member, shown=shown, at=act.now)
