"""Lies about votes in writing: whether they may be, when they end, who objected and whose slips count."""

from juryvote.rules import entries as e

from .evening import comes, item, slip, votes
from .in_writing import ALL, forecast, starts
from .telling import Lie, before, change, without

ONE, TWO, THREE, FOUR = (f"ballot-closed:v{n}" for n in (1, 2, 3, 4))
OBJECTS = e.ProcedureObjected(meeting="e2", member="m3")
GIVEN = [slip("m1", "yes"), slip("m2", "yes"), slip("m3", "no"), slip("m5", "yes", "helper"), slip("m6", "no")]


def objects(meeting: str, member: str) -> e.ProcedureObjected:
    return e.ProcedureObjected(meeting=meeting, member=member)


LIES: list[Lie] = [
    (
        "the bylaws forbid it",
        change("bylaws-adopted:b2", rules={"alternates": "personal", "majority": {"of": "present"}}),
        "meeting-opened:e1",
        "written-forbidden",
    ),
    ("the end comes sooner", change("meeting-planned:e3", ends_on="2026-03-11"), "meeting-opened:e3", "written-end"),
    (
        "it began a week ago",
        change("meeting-planned:e3", day="2026-02-26", starts_at="2026-02-26T10:00:00.000000Z", ends_on="2026-03-05"),
        "meeting-opened:e3",
        "meeting-day",
    ),
    ("it begins on no day at all", change("meeting-planned:e3", day="m2"), "meeting-planned:e3", "meeting-day"),
    (
        "it is about something else too",
        before("item-called:e3t1", item("e3", 2, "Protokoll")),
        "ballot-opened:v3",
        "written-question",
    ),
    (
        "it is asked again until it fits",
        before("meeting-adjourned:e4", *starts("e4", "v9", "Trommelkurs", "p2", 25_000, 30_000)[4:]),
        "ballot-opened:v9",
        "written-question",
    ),
    ("it binds nobody", change("ballot-opened:v2", straw=True), "ballot-opened:v2", "written-question"),
    (
        "it is counted while some have not voted",
        change(
            ONE,
            slips=GIVEN[:3],
            overruled=[],
        ),
        ONE,
        "written-early",
    ),
    (
        "it is counted early because the alternate has voted",
        change(ONE, slips=[*GIVEN[:3], GIVEN[4]], overruled=[]),
        ONE,
        "written-early",
    ),
    ("hands are raised", change(ONE, by_hand=["m4"], hands=votes(yes=1)), ONE, "not-on-roll"),
    ("a hand is raised at home", change(THREE, by_hand=["m3"], hands=votes(yes=1)), THREE, "hands"),
    ("the alternate's slip counts as well", change(ONE, overruled=[]), ONE, "overruled"),
    ("the member's slip does not count", change(ONE, overruled=["m5"]), ONE, "overruled"),
    ("a member is overruled", change(THREE, overruled=["m1"]), THREE, "overruled"),
    ("both slips are in the sum", change(ONE, tally=votes(yes=3, no=2)), ONE, "tally"),
    ("the recused one was away", change(ONE, recused=0), ONE, "recused-count"),
    ("too few are enough", change(FOUR, outcome="carried"), FOUR, "outcome"),
    ("nobody could stand in", change("ballot-opened:v3", roll=ALL[:5]), "ballot-opened:v3", "roll"),
    ("the strike changes nothing", change("roll-struck:v1", majority=forecast(3, 5)), "roll-struck:v1", "majority"),
    ("the objection is passed over", without("ballot-annulled:v2"), "meeting-adjourned:e2", "objection-ignored"),
    (
        "it ends for another reason",
        change("ballot-annulled:v2", why="Wir sehen uns ja bald."),
        "ballot-annulled:v2",
        "objection-ignored",
    ),
    (
        "somebody objects twice",
        before("ballot-annulled:v2", OBJECTS),
        "^ballot-annulled:v2",
        "objection-ignored",
    ),
    (
        "the alternate objects",
        change("procedure-objected", member="m6"),
        "procedure-objected",
        "objection",
    ),
    (
        "whoever is recused objects",
        before("ballot-closed:v1", objects("e1", "m4")),
        "^ballot-closed:v1",
        "objection",
    ),
    (
        "somebody objects when it is over",
        before("meeting-adjourned:e4", objects("e4", "m2")),
        "^meeting-adjourned:e4",
        "objection",
    ),
    (
        "somebody objects before there is anything",
        before("ballot-opened:v2", objects("e2", "m3")),
        "^ballot-opened:v2",
        "objection",
    ),
    ("whoever came makes no difference", before("ballot-opened:v2", *comes("e2", "m1")), None, ""),
    (
        "a tally without its slips",
        change(THREE, slips=[slip("m1", "yes"), slip("m1", "yes"), slip("m2", "abstain"), slip("m6", "yes")]),
        THREE,
        "two-slips",
    ),
]
