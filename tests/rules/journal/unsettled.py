"""An evening of arguments, by hand: two ties that the lot or the chair breaks, one that is repeated, a doubted quorum.

Each meeting pins bylaws of its own. The lot's seed is the bytes 0 to 31; SHA-256 of it, a bar, `v2`, a bar and `0` is
an even number, so that the lot draws the first of yes and no.
"""

from typing import Any

from juryvote.rules import entries as e

from .evening import comes, founding, item, leaves, slip, votes

Entries = list[e.AnyEntry]
SEED = bytes(range(32)).hex()
PROMISE = "630dcd2966c4336691125448bbb25b4ff412a49c732db2c8abc1b8581bd710dd"  # sha256sum says so
EVEN = "Es steht gleich: 2 Ja-Stimmen, 2 Nein-Stimmen."
FOUR = ["m1", "m2", "m3", "m4"]
STILL = " Das ist festgestellt und gilt, bis ein Mitglied es anzweifelt."


def rules(tie: str, checked: str = "each-ballot") -> dict[str, Any]:
    return {"quorum": {"value": ">1/2", "checked": checked}, "majority": {"tie": tie}}


def here(counted: int, tail: str = "") -> e.Quorum:
    said = f"Beschlussfähig: {counted} von 5 besetzten Sitzen sind da, 3 sind nötig.{tail}"
    return e.Quorum(met=True, needed=3, counted=counted, base=5, sentence=said)


FEW = e.Quorum(
    met=False,
    needed=3,
    counted=2,
    base=5,
    sentence=(
        "Nicht beschlussfähig: 2 von 5 besetzten Sitzen sind da, 3 sind nötig; es fehlt 1. "
        "Es kann nur ein Meinungsbild geben."
    ),
)


def forecast(yes: int, base: int) -> e.Majority:
    said = f"Angenommen, wenn mindestens {yes} von {base} Stimmberechtigten Ja sagen."
    more = "Das gilt, wenn sich niemand enthält. Mit Enthaltungen reichen vielleicht weniger."
    return e.Majority(needed_yes=yes, base=base, sentence=f"{said} {more}")


def even(sentence: str) -> e.Majority:
    return e.Majority(needed_yes=3, base=4, sentence=sentence)


def opens(meeting: str, ballot: str, number: int, title: str, cents: int | None = None, lot: str = "") -> e.AnyEntry:
    asks = f"Stimmen Sie „{title}“ zu?" if cents is None else f"Soll „{title}“ {cents // 100},00 € bekommen?"
    return e.BallotOpened(
        meeting=meeting,
        item=f"{meeting}t{number}",
        ballot=ballot,
        question=asks,
        mode="open",
        roll=FOUR,
        quorum=here(4),
        majority=forecast(3, 4),
        fund="f1" if cents else None,
        amount_cents=cents,
        lot=lot,
    )


def ties(meeting: str, ballot: str, sentence: str, outcome: str = "tied") -> e.BallotClosed:
    return e.BallotClosed(
        meeting=meeting,
        ballot=ballot,
        slips=[slip("m1", "yes"), slip("m2", "yes"), slip("m3", "no"), slip("m4", "no")],
        by_hand=[],
        hands=votes(),
        tally=votes(yes=2, no=2),
        recused=0,
        quorum=here(4),
        majority=even(sentence),
        outcome=outcome,
    )


def decides(meeting: str, ballot: str, number: int, title: str, outcome: str, cents: int | None = None) -> e.AnyEntry:
    word = {"carried": "angenommen", "rejected": "abgelehnt"}[outcome]
    granted = f" Bewilligt: {cents // 100},00 €." if cents else ""
    return e.DecisionMade(
        meeting=meeting,
        ballot=ballot,
        decision=f"d{number}",
        number=number,
        year=2026,
        outcome=outcome,
        fund="f1" if cents is not None else None,
        granted_cents=cents,
        text=f"Der Antrag „{title}“ ist {word}: 2 Ja, 2 Nein, 0 Enthaltungen, 0 befangen.{granted}",
    )


def planned(meeting: str, *items: e.AnyEntry) -> Entries:
    """Four of five come; the newest bylaws count."""
    when = {"starts_at": "2026-03-05T17:00:00.000000Z", "day": "2026-03-05"}
    return [
        e.MeetingPlanned(meeting=meeting, title="Märzsitzung", place="Kiezladen", **when),
        *items,
        *comes(meeting, *FOUR),
    ]


def opened(meeting: str, bylaws: str) -> Entries:
    return [
        e.MeetingOpened(meeting=meeting, bylaws=bylaws, second_invitation=False),
        e.ReadingTaken(meeting=meeting, item=None, quorum=here(4)),
    ]


def called(meeting: str, number: int, quorum: e.Quorum) -> Entries:
    thing = f"{meeting}t{number}"
    return [e.ItemCalled(meeting=meeting, item=thing), e.ReadingTaken(meeting=meeting, item=thing, quorum=quorum)]


def adopted(bylaws: str, version: int, tie: str, checked: str = "each-ballot") -> e.AnyEntry:
    return e.BylawsAdopted(bylaws=bylaws, version=version, name="Geschäftsordnung", rules=rules(tie, checked))


def by_lot() -> Entries:
    yes = "Das Los sagt Ja: angenommen."
    return [
        adopted("b2", 2, "lot"),
        *planned("e1", item("e1", 1, "Hoffest", "p1", 45_000)),
        *opened("e1", "b2"),
        *called("e1", 1, here(4)),
        opens("e1", "v2", 1, "Hoffest", 45_000, lot=PROMISE),
        ties("e1", "v2", f"{EVEN} Das Los entscheidet."),
        e.TieBroken(
            meeting="e1",
            ballot="v2",
            how="lot",
            choice="yes",
            seed=SEED,
            outcome="carried",
            majority=even(f"{EVEN} {yes}"),
        ),
        decides("e1", "v2", 1, "Hoffest", "carried", 45_000),
        e.MeetingAdjourned(meeting="e1"),
    ]


def by_chair() -> Entries:
    no = "Die Sitzungsleitung sagt Nein: abgelehnt."
    return [
        adopted("b3", 3, "chair"),
        *planned("e2", item("e2", 1, "Fahrt"), item("e2", 2, "Ausflug")),
        *opened("e2", "b3"),
        *called("e2", 1, here(4)),
        opens("e2", "v3", 1, "Fahrt"),
        ties("e2", "v3", f"{EVEN} Die Sitzungsleitung entscheidet."),
        e.TieBroken(
            meeting="e2",
            ballot="v3",
            how="chair",
            choice="no",
            seed="",
            outcome="rejected",
            majority=even(f"{EVEN} {no}"),
        ),
        decides("e2", "v3", 2, "Fahrt", "rejected"),
        e.MeetingAdjourned(meeting="e2"),
    ]


def by_repeating() -> Entries:
    return [
        adopted("b4", 4, "repeat"),
        *planned("e3", item("e3", 1, "Termin")),
        *opened("e3", "b4"),
        *called("e3", 1, here(4)),
        opens("e3", "v4", 1, "Termin"),
        ties("e3", "v4", f"{EVEN} Die Abstimmung wird wiederholt."),
        opens("e3", "v5", 1, "Termin"),
        ties("e3", "v5", f"{EVEN.replace('steht', 'steht wieder')} Damit ist es abgelehnt.", "rejected"),
        decides("e3", "v5", 3, "Termin", "rejected"),
        e.MeetingAdjourned(meeting="e3"),
    ]


def doubted() -> Entries:
    """Two leave and it is presumed; one doubts it, and it is gone."""
    return [
        adopted("b5", 5, "reject", "opening-then-challenge"),
        *planned("e4", item("e4", 1, "Ort"), item("e4", 2, "Zeit")),
        *opened("e4", "b5"),
        *leaves("e4", "m3", "m4"),
        *called("e4", 1, here(4, STILL)),
        e.QuorumChallenged(meeting="e4", member="m1"),
        e.ReadingTaken(meeting="e4", item="e4t1", quorum=FEW),
        *called("e4", 2, FEW),
        e.MeetingAdjourned(meeting="e4"),
    ]


def unsettled() -> Entries:
    return [*founding(), *by_lot(), *by_chair(), *by_repeating(), *doubted()]
