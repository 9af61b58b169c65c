"""The sentence that states a decision, with every number and the sum."""

import pytest

from juryvote.rules.decisions import Decision, DecisionKind, kind_of, state_decision
from juryvote.rules.majority import Outcome
from juryvote.rules.tally import Counts

FIVE = Counts(yes=5, no=1, abstain=1)
NUMBERS = "5 Ja, 1 Nein, 1 Enthaltung, 2 befangen"


def stated(kind: DecisionKind, outcome: Outcome) -> str:
    return state_decision(
        Decision(title="Hoffest", kind=kind, outcome=outcome, counts=FIVE, recused=2, granted_cents=45000)
    )


@pytest.mark.parametrize(
    ("kind", "outcome", "sentence"),
    [
        (
            DecisionKind.decision,
            Outcome.carried,
            f"Der Antrag „Hoffest“ ist angenommen: {NUMBERS}. Bewilligt: 450,00 €.",
        ),
        (DecisionKind.decision, Outcome.rejected, f"Der Antrag „Hoffest“ ist abgelehnt: {NUMBERS}."),
        (
            DecisionKind.advice,
            Outcome.carried,
            f"Votum: Der Antrag „Hoffest“ wird befürwortet: {NUMBERS}. Empfohlen: 450,00 €.",
        ),
        (DecisionKind.advice, Outcome.rejected, f"Votum: Der Antrag „Hoffest“ wird nicht befürwortet: {NUMBERS}."),
        (
            DecisionKind.decision,
            Outcome.tied,
            f"Über den Antrag „Hoffest“ ist noch nicht entschieden, es steht gleich: {NUMBERS}.",
        ),
        (
            DecisionKind.decision,
            Outcome.void,
            f"Über den Antrag „Hoffest“ ist nicht entschieden, nur ein Meinungsbild: {NUMBERS}.",
        ),
    ],
)
def test_a_decision_states_its_outcome_its_numbers_and_its_sum(
    kind: DecisionKind, outcome: Outcome, sentence: str
) -> None:
    assert stated(kind, outcome) == sentence


def test_nothing_is_granted_where_there_is_no_sum() -> None:
    sentence = state_decision(Decision(title="Sprecherin", outcome=Outcome.carried, counts=Counts(yes=2, invalid=1)))
    assert sentence == ("Der Antrag „Sprecherin“ ist angenommen: 2 Ja, 0 Nein, 0 Enthaltungen, 1 ungültig, 0 befangen.")


def test_a_title_with_braces_stays_as_it_is() -> None:
    sentence = state_decision(Decision(title="{n} Bäume {", outcome=Outcome.rejected, counts=Counts(no=1)))
    assert sentence == "Der Antrag „{n} Bäume {“ ist abgelehnt: 0 Ja, 1 Nein, 0 Enthaltungen, 0 befangen."


def test_the_sum_is_written_in_the_language_of_the_reader() -> None:
    decision = Decision(title="Fest", outcome=Outcome.carried, counts=Counts(yes=1), granted_cents=123456)
    assert state_decision(decision, language="en", say=lambda text: text.replace("Bewilligt", "Granted")).endswith(
        "Granted: €1,234.56."
    )


def test_a_council_advises_and_juries_decide() -> None:
    forms = ["quartiersrat", "aktionsfondsjury", "quartiersfondsjury", "other"]
    assert [kind_of(form) for form in forms] == [DecisionKind.advice, *[DecisionKind.decision] * 3]


@pytest.mark.parametrize("form", ["quartiersrat", "aktionsfondsjury", "other"])
def test_bylaws_may_say_otherwise(form: str) -> None:
    assert kind_of(form, "advice") is DecisionKind.advice
    assert kind_of(form, "final") is DecisionKind.decision
