"""Thousands of published decisions, written straight into the tables: lists and numbers only, no journal."""

from sqlalchemy import insert, select

from juryvote.store import tables as t
from juryvote.store.engine import writing
from tests.town import Town

GOALS = ('["education"]', '["participation", "health"]', "[]")


def publish_many(town: Town, many: int, *, first_year: int = 2016) -> None:
    """Of ten years; every third is rejected, every seventh was worded twice. Number 1 is "Beschluss 1 für Ännchen"."""
    with writing(town.hall.engine) as db:
        call = db.execute(select(t.rounds.c.id)).scalars().first()
        for table, rows in _rows(town, many, first_year, str(call)).items():
            db.execute(insert(t.metadata.tables[table]), rows)


def _rows(town: Town, many: int, first_year: int, call: str) -> dict[str, list[dict[str, object]]]:
    made: dict[str, list[dict[str, object]]] = {
        name: [] for name in ("proposals", "items", "ballots", "decisions", "decision_texts")
    }
    for n in range(1, many + 1):
        at, carried = f"{first_year + n % 10}-03-05T18:{n // 60 % 60:02}:{n % 60:02}.{n:06}Z", n % 3 != 0
        title = f"Beschluss {n} für Ännchen" if n % 100 == 1 else f"Beschluss {n}"
        made["proposals"].append(
            {
                "id": f"mp{n}",
                "round": call,
                "number": 1000 + n,
                "title": title,
                "applicant": "",
                "applicant_consent": False,
                "what_for": "",
                "asked_cents": 50_000,
                "goals": GOALS[n % 3],
                "state": "decided",
                "entered_at": at,
            }
        )
        made["items"].append(
            {
                "id": f"mi{n}",
                "meeting": town.meeting,
                "number": 1000 + n,
                "title": title,
                "proposal": f"mp{n}",
                "asked_cents": 50_000,
                "state": "decided",
            }
        )
        made["ballots"].append(
            {
                "id": f"mb{n}",
                "meeting": town.meeting,
                "item": f"mi{n}",
                "turn": 1000 + n,
                "question": "",
                "mode": "open",
                "state": "closed",
                "opening": "{}",
                "closing": "{}",
            }
        )
        made["decisions"].append(
            {
                "id": f"md{n}",
                "body": town.body,
                "meeting": town.meeting,
                "item": f"mi{n}",
                "ballot": f"mb{n}",
                "number": 1000 + n,
                "year": first_year + n % 10,
                "title": title,
                "outcome": "carried" if carried else "rejected",
                "granted_cents": 40_000 if carried else 0,
                "decided_at": at,
                "published_at": at,
            }
        )
        for version in range(1, 3 if n % 7 == 0 else 2):
            text = f"Fassung {version} von {n}: über Bänke"
            made["decision_texts"].append(
                {"decision": f"md{n}", "version": version, "text": text, "why": "" if version == 1 else "?", "at": at}
            )
    return made
