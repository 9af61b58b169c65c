"""Reads one of our archives for the replay of a bundle: what the journal must agree with."""

from juryvote.rules.replay.secrecy import Opened
from juryvote.sealed.audit import Audit, problems_of


def recount(data: bytes) -> Opened:
    audit = Audit()
    problems = tuple(problems_of(data, audit))
    if problems:
        return Opened(problems=problems)
    asked = audit.election.questions
    counts = audit.found.result[0] if audit.found else []
    blank = int(asked[0].blank)
    return Opened(
        problems=(),
        head=audit.head,
        election=audit.election.fingerprint,
        questions=tuple(one.question for one in asked),
        answers=tuple(asked[0].answers),
        counts=tuple(counts[blank:]),
        ticks=(asked[0].min, asked[0].max),
        blank=counts[0] if blank and counts else None,
        credentials=audit.credentials,
        voted=frozenset(audit.box),
    )
