"""Lies about groups that must agree by themselves, and about polls that bind nobody."""

from juryvote.rules import entries as e

from .evening import slip, votes
from .grouped import SECOND, asked, came_to, decides, opens, sizes
from .telling import Lie, before, change, without

V1, V2, V4 = "ballot-closed:v1", "ballot-closed:v2", "ballot-closed:v4"
SEAL = e.Seal(why="chair", election="00", credentials=["a", "b"])
AGREE = "Angenommen: 4 Ja-Stimmen, nötig waren 3 von 5 (Ja und Nein)."


def by_group(**counts: e.Tally) -> dict[str, e.Tally]:
    return counts


LIES: list[Lie] = [
    ("a larger group", change("ballot-opened:v1", groups=sizes(resident=4)), "ballot-opened:v1", "groups"),
    ("no groups at all", change("ballot-opened:v1", groups={}), "ballot-opened:v1", "groups"),
    ("a straw poll with groups", change("ballot-opened:v4", groups=sizes()), "ballot-opened:v4", "groups"),
    ("nobody counted by group", change(V1, by_group={}), V1, "group-names"),
    (
        "a group of nobody",
        change(V1, by_group=by_group(partner=votes(yes=1, no=1), resident=votes(yes=3), youth=votes())),
        V1,
        "group-names",
    ),
    (
        "the no came from the other group",
        change(V1, by_group=by_group(partner=votes(yes=2), resident=votes(yes=2, no=1))),
        V1,
        "majority",
    ),
    (
        "a hand said yes and not no",
        change(V1, by_group=by_group(partner=votes(yes=2), resident=votes(yes=3))),
        V1,
        "hands-by-group",
    ),
    (
        "a hand of one group counted for the other",
        change(V1, by_group=by_group(partner=votes(yes=1), resident=votes(yes=3, no=1))),
        V1,
        "by-group",
    ),
    (
        "a slip of one group counted for the other",
        change(V2, by_group=by_group(partner=votes(), resident=votes(yes=3))),
        V2,
        "by-group",
    ),
    (
        "fewer than nobody",
        change(V1, by_group=by_group(partner=votes(yes=3, no=-1), resident=votes(yes=3))),
        V1,
        "by-group",
    ),
    ("the group's no did not count", change(V1, majority=came_to(3, 5, AGREE), outcome="carried"), V1, "majority"),
    (
        "the strike changed nothing for its group",
        change("roll-struck:v2", majority=asked(3, 4)),
        "roll-struck:v2",
        "majority",
    ),
    ("a tie without its groups", change("tie-broken:v3", majority=came_to(3, 4, "Ja.")), "tie-broken:v3", "majority"),
    ("a poll is called a vote", change("ballot-opened:v4", straw=False), "ballot-opened:v4", "groups"),
    ("a vote is called a poll", change("ballot-opened:v2", straw=True), "ballot-opened:v2", "groups"),
    (
        "a poll without the quorum's truth",
        change("ballot-opened:v4", quorum=opens("", 1, "").quorum),
        "ballot-opened:v4",
        "quorum",
    ),
    ("a poll that binds", change("ballot-opened:v4", majority=asked(2, 2)), "ballot-opened:v4", "majority"),
    ("a poll about money", change("ballot-opened:v4", amount_cents=45_000), "ballot-opened:v4", "straw-binds"),
    ("a poll with a lot", change("ballot-opened:v4", lot="00"), "ballot-opened:v4", "lot-commitment"),
    ("a secret poll", change("ballot-opened:v4", mode="sealed", seal=SEAL), "ballot-opened:v4", "straw-binds"),
    ("a poll is carried", change(V4, outcome="carried"), V4, "outcome"),
    ("a poll counted wrongly", change(V4, slips=[slip("m4", "no")]), V4, "tally"),
    ("a poll in other words", change(V4, majority=came_to(0, 2, "Alle waren dafür.")), V4, "majority"),
    ("a poll with another quorum", change(V4, quorum=opens("", 1, "").quorum), V4, "quorum"),
    (
        "a decision from a poll",
        before("ballot-opened:v5", decides("v4", 4, "Bank", "carried", "1 Ja, 0 Nein, 1 Enthaltung, 0")),
        "decision-made:v4",
        "undecided",
    ),
    ("a second invitation to nothing", change("meeting-planned:g2", second_of="g9"), "meeting-planned:g2", "unknown"),
    ("a second invitation before the end", without("meeting-adjourned:g1"), "meeting-planned:g2", "meeting-state"),
    (
        "opened as a first one",
        change("meeting-opened:g2", second_invitation=False),
        "meeting-opened:g2",
        "second-invitation",
    ),
    ("a new item with the easier number", change("reading-taken:g2t2", quorum=SECOND), "reading-taken:g2t2", "quorum"),
    ("an item from nowhere", change("item-added:g2t1", came_from="g9t1"), "item-added:g2t1", "not-left-open"),
    ("an item that was decided", change("item-added:g2t1", came_from="g1t1"), "item-added:g2t1", "not-left-open"),
    ("an item twice", change("item-added:g2t2", came_from="g1t4"), "item-added:g2t2", "not-left-open"),
    ("an item of a first invitation", change("item-added:g1t2", came_from="g1t1"), "item-added:g1t2", "not-left-open"),
    ("another item under its name", change("item-added:g2t1", title="Turm"), "item-added:g2t1", "other-item"),
    ("a new item comes as an old one", change("item-added:g2t1", came_from=""), "reading-taken:g2t1", "quorum"),
    (
        "one who left still counts in a poll",
        change("roll-struck:v5", majority=came_to(0, 2, "")),
        "roll-struck:v5",
        "majority",
    ),
]
