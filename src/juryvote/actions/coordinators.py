"""Accounts of coordinators of borough and Senate: they see the vota of several areas and answer them, nothing else."""

from collections.abc import Sequence

from sqlalchemy import Row

from juryvote.actions.accounts import hashed_for
from juryvote.live.hall import Act, Hall
from juryvote.rules.refusals import BadForm
from juryvote.store import entry, people

ROLE = "coordinator"


def appoint(hall: Hall, *, name: str, email: str, areas: Sequence[str], password: str, actor: str) -> str:
    """A new account, or the one with this address changed: from now on it sees exactly these areas (ids or names).

    Every earlier session of it ends.
    """
    hashed, address = hashed_for(name=name, email=email, password=password), email.strip().lower()
    with hall.acting(actor) as act:
        homes, known = _found(act, areas), _known(act, address)
        if known is None:
            staff = act.new_id()
            values = {"name": name.strip(), "email": address, "role": ROLE, "password": hashed}
            people.add(act.db, "staff", id=staff, area=None, **values)
        else:
            staff = _renewed(act, known, name.strip(), hashed)
        for area in homes:
            people.add(act.db, "coordinated_area", staff=staff, area=area)
        return staff


def dismiss(hall: Hall, *, email: str, actor: str) -> None:
    """Nobody comes in with this account any more; said twice it is said once."""
    with hall.acting(actor) as act:
        known = _known(act, email.strip().lower())
        if known is None:
            raise BadForm(field="email", problem="unknown")
        people.set_password(act.db, known.id, "")
        entry.revoke_staff(act.db, known.id, act.now)


def _renewed(act: Act, known: Row[object], name: str, hashed: str) -> str:
    people.rename_staff(act.db, known.id, name)
    people.set_password(act.db, known.id, hashed)
    entry.revoke_staff(act.db, known.id, act.now)
    people.clear_coordinated_areas(act.db, known.id)
    return str(known.id)


def _known(act: Act, email: str) -> Row[object] | None:
    known = people.staff_by_email(act.db, email)
    if known is not None and known.role != ROLE:
        raise BadForm(field="email", problem="taken")
    return known


def _found(act: Act, areas: Sequence[str]) -> list[str]:
    """The ids, without doubles; a name that no area or more than one has is refused."""
    homes = []
    for wanted in areas:
        fitting = [area.id for area in people.areas(act.db) if wanted in (area.id, area.name)]
        if len(fitting) != 1:
            problem = "several" if fitting else "unknown"
            raise BadForm(field="area", problem=problem, area=wanted, ids=", ".join(fitting))
        homes += fitting
    if not homes:
        raise BadForm(field="area", problem="missing")
    return sorted(set(homes))
