"""Whether the data are as they must be: every invariant, and every journal recounted like an auditor would."""

from juryvote.live.hall import Hall
from juryvote.reads.audit import bundle
from juryvote.rules.replay.report import verify
from juryvote.store import people
from juryvote.store.invariants import INVARIANTS, Broken, broken


def check_everything(hall: Hall) -> list[Broken]:
    with hall.reading() as db:
        found, bodies = broken(db), people.bodies(db)
    for body in bodies:
        report = verify(bundle(hall, body=body.id, meeting=None))
        found += [
            Broken(name="journal recounts", where=f"{body.name}, {problem.where}: {problem.sentence_en}")
            for problem in report.problems
        ]
    return found


def names() -> list[str]:
    return [invariant.__name__.replace("_", " ") for invariant in INVARIANTS] + ["journal recounts"]
