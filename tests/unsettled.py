"""A jury whose bylaws have arguments settle themselves: what the stories of ties and challenges share."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from juryvote.actions.people import adopt_bylaws
from juryvote.live.hall import Hall
from tests.house import SECRET, House, juryvote
from tests.jury import Jury


def adopt(house: House, jury: Jury, rules: dict[str, Any]) -> None:
    """New bylaws for the meetings to come."""
    hall = Hall(database=house.database, secret=SECRET.encode(), safe=str(house.safe))
    adopt_bylaws(hall, body=jury.body, name="Geschäftsordnung", rules=rules, actor="team")
    hall.close()


def ballot_on(jury: Jury, item: str, **form: str) -> str:
    jury.do(f"items/{item}/ballot", {"amount": "450,00", **form})
    return jury.ballot()


def vote(jury: Jury, ballot: str, yes: Sequence[str], no: Sequence[str]) -> None:
    for choice, names in (("yes", yes), ("no", no)):
        for name in names:
            jury.vote(name, choice)
    jury.do(f"ballots/{ballot}/close")


def verified(house: House, jury: Jury, folder: Path, *, meeting: bool = True) -> bytes:
    """The evening ends; the auditor's bundle recounts, and the database is sound."""
    jury.do("adjourn")
    query = f"?meeting={jury.meeting}" if meeting else ""
    answer = jury.team.request("GET", f"/audit/bodies/{jury.body}/bundle.zip{query}")
    assert answer.status_code == 200
    file = folder / "bundle.zip"
    file.write_bytes(answer.content)
    fine = juryvote("verify", str(file), check=False)
    assert "ALLES STIMMT" in fine.stdout, fine.stdout
    checked = juryvote("check", database=house.database, check=False)
    assert checked.returncode == 0, checked.stdout
    return answer.content
