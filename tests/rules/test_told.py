"""Every clause that is used has its sentence; a clause that is not used has none."""

from typing import Any

import pytest

from juryvote.rules.bylaws import bylaws_from
from juryvote.rules.told import describe_more


def test_bylaws_without_clauses_say_nothing_more() -> None:
    assert describe_more(bylaws_from({})) == ()
    assert describe_more(bylaws_from("afj-berlin")) == ()


@pytest.mark.parametrize(
    ("rules", "sentence"),
    [
        ({"alternates": "ranked"}, "Wer fehlt, wird aus der eigenen Gruppe vertreten, der Rangfolge nach."),
        (
            {"alternates": "ranked", "alternates_until": 11},
            (
                "Wer fehlt, wird aus der eigenen Gruppe vertreten, der Rangfolge nach. "
                "Das gilt nur, solange weniger als 11 Stimmberechtigte da sind."
            ),
        ),
        ({"alternates": "personal"}, "Wer fehlt, wird von der eigenen Stellvertretung vertreten."),
        (
            {"alternates": "drawn"},
            "Wer fehlt, wird aus der eigenen Gruppe vertreten, das Los bestimmt die Reihenfolge.",
        ),
        (
            {"alternates": "vacancy", "alternates_until": 3},
            "Stellvertretungen rücken nach, wenn ein Sitz frei wird.",
        ),
        ({"votes": {"one_per": "institution"}}, "Jede Einrichtung hat eine Stimme."),
        ({"votes": {"one_per": "household"}}, "Jeder Haushalt hat eine Stimme."),
        ({"votes": {"one_per": "both"}}, "Jeder Haushalt und jede Einrichtung hat eine Stimme."),
        ({"votes": {"after_attendances": 3}}, "Eine Stimme hat, wer schon 3-mal da war."),
        ({"votes": {"lapses_after_absences": 6}}, "Wer 6-mal hintereinander fehlt, verliert die Stimme."),
        ({"votes": {"min_age": 14}}, "Eine Stimme hat, wer mindestens 14 Jahre alt ist."),
        (
            {"quorum": {"checked": "opening-then-challenge"}},
            "Was zu Beginn festgestellt ist, gilt, bis ein Mitglied es anzweifelt.",
        ),
        ({"quorum": {"checked": "continuous"}}, "Die Sitzung muss die ganze Zeit beschlussfähig sein."),
        ({"quorum": {"no_group": {}}}, "Hat eine Gruppe im Raum zu viele Stimmen, wird gewarnt."),
        (
            {"quorum": {"no_group": {"breach": "block"}}},
            "Hat eine Gruppe im Raum zu viele Stimmen, gibt es keinen Beschluss.",
        ),
        ({"quorum": {"group": {}}}, "Sind im Raum zu wenige aus der Gruppe Bewohnerschaft, wird gewarnt."),
        (
            {"quorum": {"group": {"breach": "block"}}},
            "Sind im Raum zu wenige aus der Gruppe Bewohnerschaft, gibt es keinen Beschluss.",
        ),
        (
            {"quorum": {"group": {"breach": "suspend-latest"}}},
            (
                "Sind im Raum zu wenige aus der Gruppe Bewohnerschaft, "
                "stimmen die zuletzt Gekommenen der anderen nicht mit."
            ),
        ),
        ({"majority": {"also": [{"group": "partner"}]}}, "Die Gruppe Partner muss auch für sich zustimmen."),
        ({"office_below_cents": 50_000}, "Unter 500,00 € entscheidet das Büro ohne das Gremium."),
        ({"written_procedure": {"allowed": True}}, "Schriftlich abstimmen geht, die Frist sind 7 Tage."),
        ({"written_procedure": {"allowed": True, "days": 1}}, "Schriftlich abstimmen geht, die Frist ist 1 Tag."),
        ({"retabling": {"wait_months": 1}}, "Ein abgelehnter Antrag darf nach 1 Monat wieder gestellt werden."),
        ({"retabling": {"wait_months": 3}}, "Ein abgelehnter Antrag darf nach 3 Monaten wieder gestellt werden."),
        ({"retabling": {"most": 2}}, "Ein abgelehnter Antrag darf höchstens 2-mal wieder gestellt werden."),
        ({"mandates": {"allowed": True}}, "Das Gremium darf Mitglieder beauftragen, für es zu entscheiden."),
        (
            {"urgent_decisions": "office"},
            "Wenn es eilt, darf das Büro entscheiden. Das Gremium erfährt es in der nächsten Sitzung.",
        ),
        ({"decisions_are": "final"}, "Was das Gremium beschließt, gilt; niemand muss es bestätigen."),
        (
            {"decisions_are": "advice"},
            "Das Gremium gibt ein Votum ab. Über das Geld entscheiden danach andere.",
        ),
        ({"exclusion": {"unexcused": 3}}, "Wer 3-mal ohne Entschuldigung fehlt, kann ausgeschlossen werden."),
        ({"exclusion": {"in_a_row": 6}}, "Wer 6-mal hintereinander fehlt, kann ausgeschlossen werden."),
    ],
)
def test_a_clause_in_plain_words(rules: dict[str, Any], sentence: str) -> None:
    assert describe_more(bylaws_from(rules)) == (sentence,)


def test_a_rule_that_is_ignored_is_not_told() -> None:
    assert describe_more(bylaws_from({"quorum": {"group": {"breach": "ignore"}}})) == ()
