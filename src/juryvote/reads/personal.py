"""What is stored about one person, for that person: access and portability (GDPR, Art. 15 and 20)."""

from typing import Any

import msgspec

from juryvote.live.hall import Hall
from juryvote.store import applying, journal, people, personal


def own_data(hall: Hall, *, member: str) -> bytes | None:
    """As JSON, two spaces deep: every row by its table, the bodies of the area, and where the names of ids are.

    Secret choices are in nobody's hands: that somebody took part stands there, what was chosen does not.
    """
    with hall.reading() as db:
        row = people.member(db, member)
        if row is None:
            return None
        bodies = people.bodies(db, row.area)
        told = {
            "stored_about": member,
            "as_of": hall.now(),
            "rows": personal.about(db, member),
            "names": {body.id: body.name for body in bodies},
            "name_in_journals": [body.id for body in bodies if journal.knows(db, body=body.id, member=member)],
        }
    return _file(told)


def applicants_data(hall: Hall, *, mark: str) -> bytes | None:
    """The same for whoever applied without an account; `mark`: the digest of the code; None without one."""
    with hall.reading() as db:
        row = applying.find(db, mark, lock=False)
        if row is None:
            return None
        return _file({"as_of": hall.now(), "rows": personal.of_application(db, row)})


def _file(told: dict[str, Any]) -> bytes:
    return msgspec.json.format(msgspec.json.encode(told), indent=2) + b"\n"
