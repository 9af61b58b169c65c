"""Reads one of our archives for the replay of a bundle: what the journal must agree with."""

from juryvote.rules.replay.secrecy import Opened
from juryvote.sealed.audit import Audit, problems_of


def recount(data: bytes) -> Opened:
    audit = Audit()
    problems = tuple(problems_of(data, audit))
    if problems:
        return Opened(problems=problems)
    asked = audit.election.questions
    one_at_most = (asked[0].min, asked[0].max, asked[0].blank) == (0, 1, False)
    counts = audit.found.result[0] if audit.found else []
    return Opened(
        problems=(),
        head=audit.head,
        election=audit.election.fingerprint,
        questions=tuple(one.question for one in asked),
        answers=tuple(asked[0].answers) if one_at_most else (),
        counts=tuple(counts),
        credentials=audit.credentials,
        voted=frozenset(audit.box),
    )
