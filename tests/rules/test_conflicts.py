"""Who is recused on an item: whoever has a declaration that stands."""

from juryvote.rules.conflicts import Declaration, Reason, reason_label, recused_on
from juryvote.rules.ids import ItemId, MemberId

FEST, BANK = ItemId("fest"), ItemId("bank")


def declared(member: str, item: ItemId = FEST, reason: Reason = Reason.other, *, lifted: bool = False) -> Declaration:
    return Declaration(member=MemberId(member), item=item, reason=reason, lifted=lifted)


def test_a_conflict_counts_for_its_own_item_only() -> None:
    assert recused_on(FEST, [declared("m1"), declared("m2", BANK)]) == {"m1"}


def test_a_lifted_conflict_recuses_nobody() -> None:
    assert recused_on(FEST, [declared("m1", lifted=True), declared("m2")]) == {"m2"}


def test_lifting_one_reason_leaves_the_other() -> None:
    both = [declared("m1", reason=Reason.contract, lifted=True), declared("m1", reason=Reason.household)]
    assert recused_on(FEST, both) == {"m1"}


def test_every_reason_has_its_own_label() -> None:
    labels = [reason_label(reason) for reason in Reason]
    assert len(set(labels)) == len(Reason) == 7
    assert reason_label(Reason.employed) == "Ich arbeite dort oder bin im Vorstand."


def test_a_label_speaks_the_language_it_is_given() -> None:
    assert reason_label(Reason.other, say=str.upper) == "ICH HABE EINEN ANDEREN GRUND."
