"""A Votum is advice: the steering committee, the borough or the Senate confirms it, or gives it back with a reason."""

from enum import StrEnum

from juryvote.rules.clauses import DecisionsAre
from juryvote.rules.decisions import DecisionKind, kind_of


class Confirmer(StrEnum):
    steering = "steering"  # Steuerungsrunde
    borough = "borough"
    senate = "senate"


class EnteredBy(StrEnum):
    """Whose account put the answer down: the team's, which was told it, or the coordinator's own."""

    team = "team"
    coordinator = "coordinator"


def needs_confirming(form: str, said: str = DecisionsAre.by_form) -> bool:
    """Whether what is granted is still to be confirmed; `said` is `decisions_are` of the bylaws of that evening."""
    return kind_of(form, said) is DecisionKind.advice
