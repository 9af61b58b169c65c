"""The order in which people leave least often, held against all orders there are."""

from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from juryvote.rules.ordering import EXACT, best_order, leaves

BIASED = {"a": {"m1"}, "b": {"m2"}, "c": {"m1", "m2"}, "d": set[str]()}


def test_whoever_is_biased_twice_in_a_row_leaves_once() -> None:
    assert leaves("adb", BIASED) == 2
    assert leaves("abc", BIASED) == 3  # m1, m2, and m1 again
    assert leaves("acb", BIASED) == 2


def test_the_order_stays_where_nothing_is_better() -> None:
    assert best_order("acbd", BIASED) == ("a", "c", "b", "d")
    assert best_order("dab", BIASED) == ("d", "a", "b")
    assert best_order((), {}) == ()


def test_the_best_order_puts_together_what_belongs_together() -> None:
    assert leaves("abcd", BIASED) == 3
    assert leaves(best_order("abcd", BIASED), BIASED) == 2


@st.composite
def agendas(draw: st.DrawFn, most: int) -> tuple[tuple[str, ...], dict[str, set[str]], set[str]]:
    items = tuple(f"t{n}" for n in range(draw(st.integers(0, most))))
    biased = {item: draw(st.sets(st.sampled_from("abcde"), max_size=3)) for item in items}
    return items, biased, draw(st.sets(st.sampled_from(items))) if items else set()


@given(agendas(6))
def test_no_order_is_better(agenda: tuple[tuple[str, ...], dict[str, set[str]], set[str]]) -> None:
    items, biased, fixed = agenda
    found = best_order(items, biased, fixed=fixed)
    others = [one for one in permutations(items) if all(one.index(item) == items.index(item) for item in fixed)]
    assert leaves(found, biased) == min(leaves(one, biased) for one in others)
    assert all(found.index(item) == items.index(item) for item in fixed)


@settings(max_examples=40)
@given(agendas(14))
def test_a_long_agenda_keeps_its_items_and_never_gets_worse(
    agenda: tuple[tuple[str, ...], dict[str, set[str]], set[str]],
) -> None:
    items, biased, fixed = agenda
    found = best_order(items, biased, fixed=fixed)
    assert sorted(found) == sorted(items)
    assert leaves(found, biased) <= leaves(items, biased)
    assert found == best_order(items, {item: sorted(who, reverse=True) for item, who in biased.items()}, fixed=fixed)


def test_a_long_agenda_of_pairs_is_put_right() -> None:
    """Nobody can look at all orders of twelve items; two neighbours each belong together all the same."""
    items = [f"t{n}" for n in range(EXACT + 4)]
    biased = {item: {f"m{n % 6}"} for n, item in enumerate(items)}
    assert leaves(items, biased) == len(items)
    assert leaves(best_order(items, biased), biased) == 6
