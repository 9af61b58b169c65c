"""A decision, who was on its roll, and who of them was found to have been biased."""

import json

from msgspec import Struct, convert

from juryvote.live.hall import Hall
from juryvote.reads.parts import Say
from juryvote.reads.team.office import Choice
from juryvote.rules.conflicts import Reason
from juryvote.rules.findings import Weight, weight_sentence
from juryvote.store import ballots, decisions, people


class FoundRow(Struct, frozen=True, kw_only=True):
    name: str
    reason: str  # code; labels by |about
    sentence: str


class FindingPage(Struct, frozen=True, kw_only=True):
    """`decisive`: the outcome hangs on those who were found; then it may be reopened, once."""

    id: str
    meeting: str
    number: str  # "3/2026"
    title: str
    outcome: str
    voters: tuple[Choice, ...]  # not yet found
    found: tuple[FoundRow, ...]
    reasons: tuple[str, ...]
    decisive: bool
    reopened: bool
    granted_cents: int | None


def finding_page(hall: Hall, *, decision: str, area: str, say: Say) -> FindingPage | None:
    with hall.reading() as db:
        row = decisions.decision(db, decision)
        body = people.body(db, row.body) if row else None
        if row is None or body is None or body.area != area:
            return None
        names, found = people.names(db, area), decisions.findings(db, [decision])
        weights = [convert(json.loads(one.weight), Weight) for one in found]
        known = {one.member for one in found}
        voters = [
            Choice(id=line.member, name=names.get(line.member, ""))
            for line in ballots.roll(db, row.ballot)
            if line.member not in known
        ]
        return FindingPage(
            id=row.id,
            meeting=row.meeting,
            number=f"{row.number}/{row.year}",
            title=row.title,
            outcome=row.outcome,
            voters=tuple(sorted(voters, key=lambda one: one.name.casefold())),
            found=tuple(
                FoundRow(name=names.get(one.member, ""), reason=one.reason, sentence=weight_sentence(weight, say))
                for one, weight in zip(found, weights, strict=True)
            ),
            reasons=tuple(reason.value for reason in Reason),
            decisive=bool(weights and weights[-1].decisive),
            reopened=row.reopened_at is not None,
            granted_cents=row.granted_cents,
        )
