"""A Votum is advice: the steering committee, the borough or the Senate confirms it, or gives it back with a reason."""

from enum import StrEnum

from juryvote.rules.decisions import DecisionKind, kind_of


class Confirmer(StrEnum):
    steering = "steering"  # Steuerungsrunde
    borough = "borough"
    senate = "senate"


class EnteredBy(StrEnum):
    """Whose account put the answer down: the team's, which was told it, or the coordinator's own."""

    team = "team"
    coordinator = "coordinator"


def needs_confirming(form: str) -> bool:
    """Whether what a body of this form grants is still to be confirmed."""
    return kind_of(form) is DecisionKind.advice
