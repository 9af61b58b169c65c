"""Lies about the evening: presence, items, readings and recusals."""

from juryvote.rules import entries as e

from .book import find
from .evening import needed, quorate, whole
from .telling import Lie, at_end, before, change, without, wrong

LIES: list[Lie] = [
    ("a meeting without a name", change("meeting-planned:e1", meeting=""), "meeting-planned", "bad-value"),
    (
        "a meeting at the end of time",
        change("meeting-planned:e1", starts_at="9999-12-31T23:30:00.000000Z", day="9999-12-31"),
        "meeting-planned:e1",
        "meeting-day",
    ),
    (
        "a ballot under bylaws that nobody knows",
        without("meeting-opened:e1", "reading-taken:e1", "reading-taken:e1t1"),
        "item-called:e1t1",
        "meeting-state",
    ),
    (
        "a meeting is planned twice",
        before("item-added:e1t1", whole()[find(whole(), "meeting-planned:e1")]),
        "^item-added:e1t1",
        "twice",
    ),
    (
        "the meeting was another day",
        change("meeting-planned:e1", day="2026-03-04"),
        "meeting-planned:e1",
        "meeting-day",
    ),
    (
        "the meeting's start is no moment",
        change("meeting-planned:e1", starts_at="17 Uhr"),
        "meeting-planned:e1",
        "bad-time",
    ),
    ("an item's number is left out", change("item-added:e1t2", number=3), "item-added:e1t2", "number"),
    ("an item stands twice", change("item-added:e1t2", item="e1t1"), "item-added:Trommelkurs", "twice"),
    ("an entry of a meeting that is not planned", without("meeting-planned:e1"), "item-added:e1t1", "unknown"),
    (
        "the meeting is opened twice",
        before("item-called:e1t1", e.MeetingOpened(meeting="e1", bylaws="b1", second_invitation=False)),
        "^item-called:e1t1",
        "meeting-state",
    ),
    ("the meeting is never opened", without("meeting-opened:e1"), "reading-taken:e1", "meeting-state"),
    ("a second invitation changes nothing here", change("meeting-opened:e1", second_invitation=True), None, ""),
    (
        "a stranger is checked in",
        before("meeting-opened:e1", e.CheckedIn(meeting="e1", member="m9", channel="door")),
        "checked-in:m9",
        "stranger",
    ),
    (
        "somebody is checked in twice",
        before("meeting-opened:e1", e.CheckedIn(meeting="e1", member="m1", channel="team")),
        "^meeting-opened:e1",
        "already-present",
    ),
    ("somebody is checked in through the wall", change("checked-in:m1", channel="wall"), "checked-in:m1", "bad-value"),
    (
        "somebody leaves who is not there",
        before("meeting-opened:e1", e.CheckedOut(meeting="e1", member="m5", channel="team")),
        "checked-out:m5",
        "not-present",
    ),
    ("somebody leaves through the wall", change("checked-out:m1", channel="wall"), "checked-out:m1", "bad-value"),
    (
        "somebody comes when it is over",
        at_end(e.CheckedIn(meeting="e1", member="m1", channel="door")),
        "checked-in:END",
        "meeting-state",
    ),
    ("one who was there is left out", without("checked-in:m4"), "reading-taken:e1", "quorum"),
    (
        "one who was not there is made up",
        before("meeting-opened:e1", e.CheckedIn(meeting="e1", member="m5", channel="door")),
        "reading-taken:e1",
        "quorum",
    ),
    (
        "one left before the vote",
        before("ballot-opened:v1", e.CheckedOut(meeting="e1", member="m4", channel="team")),
        "ballot-opened:v1",
        "roll",
    ),
    ("an item of another meeting is called", change("item-called:e1t1", item="e2t1"), "item-called:e2t1", "unknown"),
    (
        "another item is called during a ballot",
        before("ballot-closed:v1", e.ItemCalled(meeting="e1", item="e1t2")),
        "item-called:e1t2",
        "ballot-running",
    ),
    (
        "a decided item is called again",
        before("item-called:e1t2", e.ItemCalled(meeting="e1", item="e1t1")),
        "^item-called:e1t2",
        "item-decided",
    ),
    (
        "the reading is for an item not called",
        change("reading-taken:e1t1", item="e1t2"),
        "reading-taken:e1t2",
        "not-called",
    ),
    ("a reading counts one more", change("reading-taken:e1", quorum=quorate(5)), "reading-taken:e1", "quorum"),
    (
        "a reading needs one less",
        change("reading-taken:e1", quorum=wrong(quorate(4), needed=2)),
        "reading-taken:e1",
        "quorum",
    ),
    (
        "a reading of fewer seats",
        change("reading-taken:e1", quorum=wrong(quorate(4), base=4)),
        "reading-taken:e1",
        "quorum",
    ),
    (
        "a reading that denies the quorum",
        change("reading-taken:e1", quorum=wrong(quorate(4), met=False)),
        "reading-taken:e1",
        "quorum",
    ),
    (
        "a reading with another sentence",
        change("reading-taken:e1", quorum=wrong(quorate(4), sentence="Alle da.")),
        "reading-taken:e1",
        "quorum",
    ),
    (
        "the meeting ends during a ballot",
        before("ballot-closed:v1", e.MeetingAdjourned(meeting="e1")),
        "meeting-adjourned",
        "ballot-running",
    ),
    ("a conflict is left out", without("conflict-declared:m2"), "reading-taken:e1t2", "quorum"),
    (
        "a conflict is made up",
        before("item-called:e1t1", e.ConflictDeclared(meeting="e1", item="e1t1", member="m3", reason="other")),
        "reading-taken:e1t1",
        "quorum",
    ),
    (
        "a conflict for a reason that does not exist",
        change("conflict-declared:m2", reason="envy"),
        "conflict-declared:m2",
        "bad-value",
    ),
    (
        "a conflict is declared twice",
        before("conflict-lifted", e.ConflictDeclared(meeting="e1", item="e1t2", member="m2", reason="other")),
        "conflict-declared:other",
        "already-recused",
    ),
    ("a conflict is lifted that never was", change("conflict-lifted", member="m4"), "conflict-lifted", "not-recused"),
    (
        "a conflict is lifted during the ballot",
        before("ballot-closed:v2", e.ConflictLifted(meeting="e1", item="e1t2", member="m2")),
        "conflict-lifted:m2",
        "ballot-running",
    ),
    ("a conflict of a stranger", change("conflict-declared:m3", member="m9"), "conflict-declared:m9", "stranger"),
    ("a recused member stays on the roll", without("roll-struck"), "ballot-closed:v2", "recused-on-roll"),
    ("somebody is struck without a conflict", change("roll-struck", member="m4"), "roll-struck", "not-recused"),
    ("somebody is struck who is not on the roll", change("roll-struck", member="m2"), "roll-struck", "not-on-roll"),
    ("the needed number stays after a strike", change("roll-struck", majority=needed(3, 4)), "roll-struck", "majority"),
    ("a strike from an unknown ballot", change("roll-struck", ballot="v9"), "roll-struck", "unknown"),
    ("a strike from a closed ballot", change("roll-struck", ballot="v1"), "roll-struck", "ballot-state"),
]
