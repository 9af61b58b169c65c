"""The clauses that count no heads, example by example, and against the calendar walked day by day."""

from datetime import date, timedelta
from random import Random
from typing import Any

import pytest

from juryvote.rules.between import Mandate, mandate_holds, mandate_told, may_give, written_vote
from juryvote.rules.bylaws import Urgent, bylaws_from
from juryvote.rules.ids import ItemId, MemberId
from juryvote.rules.procedure import (
    exclusion_proposals,
    may_come_back,
    may_decide_urgently,
    months_later,
    recused_rights,
    who_decides,
)
from juryvote.rules.room import Fact

from . import oracle_procedure as oracle


@pytest.mark.parametrize(
    ("rule", "rejected", "day", "ok", "sentence"),
    [
        ({}, [], "2026-03-05", True, "Dieser Antrag wurde noch nie abgelehnt."),
        ({}, ["2026-03-05"] * 9, "2026-03-05", True, "Der Antrag darf wieder gestellt werden."),
        ({"most": 0}, ["2026-03-05"], "2027-01-01", False, "Ein abgelehnter Antrag darf nicht wieder gestellt werden."),
        ({"most": 1}, ["2026-03-05"], "2026-03-06", True, "Der Antrag darf wieder gestellt werden."),
        (
            {"most": 1},
            ["2026-03-05", "2026-04-05"],
            "2026-05-05",
            False,
            "Der Antrag wurde schon 1-mal wieder gestellt. Mehr ist nicht erlaubt.",
        ),
        (
            {"wait_months": 3},
            ["2025-11-30"],
            "2026-02-27",
            False,
            "Der Antrag darf erst ab dem 28.2.2026 wieder gestellt werden.",
        ),
        ({"wait_months": 3}, ["2025-11-30"], "2026-02-28", True, "Der Antrag darf wieder gestellt werden."),
    ],
)
def test_how_often_and_when_a_rejected_proposal_comes_back(
    rule: dict[str, int],
    rejected: list[str],
    day: str,
    ok: bool,
    sentence: str,
) -> None:
    found = may_come_back(bylaws_from({"retabling": rule}), rejected=rejected, day=day)
    assert (found.ok, found.sentence) == (ok, sentence)


@pytest.mark.parametrize(
    ("amount", "by", "sentence"),
    [
        (49_999, "office", "Unter 500,00 € entscheidet das Büro ohne das Gremium."),
        (50_000, "body", "Darüber entscheidet das Gremium."),
        (None, "body", "Darüber entscheidet das Gremium."),
    ],
)
def test_below_a_sum_the_office_decides(amount: int | None, by: str, sentence: str) -> None:
    found = who_decides(bylaws_from({"office_below_cents": 50_000}), amount_cents=amount)
    assert (found.by, found.sentence) == (by, sentence)


def test_by_default_the_body_decides_everything() -> None:
    assert who_decides(bylaws_from({}), amount_cents=0).by == "body"


@pytest.mark.parametrize("rule", ["none", "office", "chair"])
@pytest.mark.parametrize("who", list(Urgent))
def test_only_whom_the_bylaws_name_decides_when_it_is_urgent(rule: str, who: Urgent) -> None:
    found = may_decide_urgently(bylaws_from({"urgent_decisions": rule}), who)
    assert found.ok == (rule == who != "none")
    assert (
        found.sentence
        == {
            "none": "Auch wenn es eilt, entscheidet nur das Gremium.",
            "office": "Wenn es eilt, darf das Büro entscheiden. Das Gremium erfährt es in der nächsten Sitzung.",
            "chair": (
                "Wenn es eilt, darf die Sitzungsleitung entscheiden. Das Gremium erfährt es in der nächsten Sitzung."
            ),
        }[rule]
    )


@pytest.mark.parametrize(
    ("stay", "hide", "sentence"),
    [
        (False, False, "Wer befangen ist, verlässt den Raum für Beratung und Abstimmung."),
        (True, False, "Wer befangen ist, darf bei der Beratung bleiben, stimmt aber nicht mit."),
        (
            True,
            True,
            "Wer befangen ist, darf bei der Beratung bleiben, bekommt aber keine Unterlagen und stimmt nicht mit.",
        ),
        (
            False,
            True,
            "Wer befangen ist, bekommt keine Unterlagen und verlässt den Raum für Beratung und Abstimmung.",
        ),
    ],
)
def test_what_a_recused_member_may_do(stay: bool, hide: bool, sentence: str) -> None:
    found = recused_rights(bylaws_from({"recused_stay_for_debate": stay, "recused_hide_material": hide}))
    assert (found.stay, found.read, found.sentence) == (stay, not hide, sentence)


def test_whose_exclusion_may_be_voted_on() -> None:
    bylaws = bylaws_from({"exclusion": {"unexcused": 3, "in_a_row": 6}})
    facts = {
        MemberId("d"): Fact(unexcused=2, absent_in_a_row=5),
        MemberId("b"): Fact(absent_in_a_row=7),
        MemberId("a"): Fact(unexcused=3, absent_in_a_row=6),
    }
    assert [(one.member, one.sentence) for one in exclusion_proposals(bylaws, facts)] == [
        ("a", "a fehlte 3-mal ohne Entschuldigung. Über einen Ausschluss darf abgestimmt werden."),
        ("b", "b fehlte 7-mal hintereinander. Über einen Ausschluss darf abgestimmt werden."),
    ]
    assert exclusion_proposals(bylaws_from({}), facts) == ()


@pytest.mark.parametrize(
    ("day", "objections", "state", "sentence"),
    [
        ("2026-03-01", 0, "running", "Die Abstimmung läuft noch 7 Tage."),
        ("2026-03-07", 0, "running", "Die Abstimmung läuft noch 1 Tag."),
        ("2026-03-08", 0, "running", "Die Abstimmung läuft. Heute ist der letzte Tag."),
        ("2026-03-09", 0, "over", "Die Frist ist vorbei, niemand hat es aufgehalten."),
        ("2026-03-09", 1, "stopped", "1 Widerspruch: Der Punkt kommt in die nächste Sitzung."),
        ("2026-03-02", 2, "stopped", "2 Widersprüche: Der Punkt kommt in die nächste Sitzung."),
    ],
)
def test_a_written_vote_from_its_start_on_the_first_of_march(
    day: str, objections: int, state: str, sentence: str
) -> None:
    bylaws = bylaws_from({"written_procedure": {"allowed": True}})
    found = written_vote(bylaws, started="2026-03-01", day=day, objections=objections)
    assert (found.state, found.sentence) == (state, sentence)


def test_by_default_nobody_votes_outside_a_meeting() -> None:
    found = written_vote(bylaws_from({}), started="2026-03-01", day="2026-03-01", objections=0)
    assert (found.state, found.sentence) == ("forbidden", "Abgestimmt wird nur in einer Sitzung.")


def mandate(*members: str, items: str = "i1 i2", since: str = "2026-06-01", until: str = "2026-06-30") -> Mandate:
    return Mandate(
        members=tuple(map(MemberId, members)), items=tuple(map(ItemId, items.split())), since=since, until=until
    )


@pytest.mark.parametrize(
    ("day", "item", "holds", "sentence"),
    [
        ("2026-06-01", "i1", True, "3 beauftragte Mitglieder entscheiden."),
        ("2026-06-30", "i2", True, "3 beauftragte Mitglieder entscheiden."),
        ("2026-07-01", "i1", False, "Der Auftrag gilt an diesem Tag nicht. Darüber entscheidet das Gremium."),
        ("2026-05-31", "i1", False, "Der Auftrag gilt an diesem Tag nicht. Darüber entscheidet das Gremium."),
        ("2026-06-01", "i3", False, "Der Auftrag gilt nicht für diesen Punkt. Darüber entscheidet das Gremium."),
    ],
)
def test_a_mandate_holds_in_its_scope_and_time(
    day: str,
    item: str,
    holds: bool,
    sentence: str,
) -> None:
    three = mandate("a", "b", "c")
    assert mandate_holds(three, day, ItemId(item)) is holds
    assert mandate_told(three, day, ItemId(item)) == sentence


def test_one_member_decides_alone() -> None:
    assert mandate_told(mandate("a"), "2026-06-01", ItemId("i1")) == "1 beauftragtes Mitglied entscheidet."


@pytest.mark.parametrize(
    ("rule", "given", "ok", "sentence"),
    [
        ({}, mandate("a"), False, "Das Gremium darf niemanden beauftragen, für es zu entscheiden."),
        ({"allowed": True}, mandate("a"), True, "Das Gremium darf diesen Auftrag geben."),
        ({"allowed": True, "most_days": 30}, mandate("a"), True, "Das Gremium darf diesen Auftrag geben."),
        ({"allowed": True, "most_days": 29}, mandate("a"), False, "Ein Auftrag gilt höchstens 29 Tage, dieser 30."),
        ({"allowed": True}, mandate(), False, "Ein Auftrag nennt Mitglieder, Punkte und ein Ende."),
        ({"allowed": True}, mandate("a", items=""), False, "Ein Auftrag nennt Mitglieder, Punkte und ein Ende."),
        (
            {"allowed": True},
            mandate("a", until="2026-05-31"),
            False,
            "Ein Auftrag nennt Mitglieder, Punkte und ein Ende.",
        ),
    ],
)
def test_which_mandates_may_be_given(
    rule: dict[str, Any],
    given: Mandate,
    ok: bool,
    sentence: str,
) -> None:
    found = may_give(bylaws_from({"mandates": rule}), given)
    assert (found.ok, found.sentence) == (ok, sentence)


def some_day(dice: Random) -> str:
    return (date(2026, 1, 1) + timedelta(days=dice.randint(0, 800))).isoformat()


def test_months_are_counted_as_in_the_calendar() -> None:
    dice = Random(7)
    for _ in range(500):
        day, months = some_day(dice), dice.randint(0, 14)
        assert months_later(day, months) == oracle.walk(day, months), (day, months)
    assert months_later("2028-01-31", 1) == "2028-02-29"


def test_the_clauses_agree_with_a_walk_through_the_calendar() -> None:
    dice = Random(2026)
    for _ in range(1500):
        _compare(dice)


def _compare(dice: Random) -> None:
    day, start = some_day(dice), some_day(dice)
    retabling = {"most": dice.choice([None, 0, 1, 2]), "wait_months": dice.choice([0, 1, 3, 6])}
    written = {"allowed": dice.random() < 0.8, "days": dice.randint(1, 30), "objections_to_stop": dice.randint(1, 3)}
    mandates = {"allowed": dice.random() < 0.8, "most_days": dice.choice([0, 30, 365])}
    exclusion = {"unexcused": dice.choice([0, 3]), "in_a_row": dice.choice([0, 6])}
    below, amount = dice.choice([0, 1, 500]), dice.choice([None, 0, 1, 499, 500])
    bylaws = bylaws_from(
        {
            "retabling": retabling,
            "written_procedure": written,
            "mandates": mandates,
            "exclusion": exclusion,
            "office_below_cents": below,
        }
    )
    rejected = sorted(some_day(dice) for _ in range(dice.randint(0, 4)))
    assert may_come_back(bylaws, rejected=rejected, day=day).ok == oracle.may_come_back(retabling, rejected, day)
    near = (date.fromisoformat(start) + timedelta(days=dice.randint(0, 40))).isoformat()
    objections = dice.randint(0, 3)
    state = written_vote(bylaws, started=start, day=near, objections=objections).state
    assert state == oracle.written(written, start, near, objections)
    raw = {"members": ["a"][: dice.randint(0, 1)], "items": ["i1"], "since": start, "until": some_day(dice)}
    given = mandate(*raw["members"], items="i1", since=start, until=str(raw["until"]))
    assert mandate_holds(given, day, ItemId("i1")) == oracle.holds(raw, day, "i1")
    assert may_give(bylaws, given).ok == oracle.may_give(mandates, raw)
    facts = {who: {"unexcused": dice.randint(0, 4), "absent_in_a_row": dice.randint(4, 7)} for who in "cab"}
    known = {MemberId(who): Fact(**one) for who, one in facts.items()}
    assert [one.member for one in exclusion_proposals(bylaws, known)] == oracle.excluded(exclusion, facts)
    assert who_decides(bylaws, amount_cents=amount).by == oracle.decider(below, amount)
