"""Cutting against an oracle that tries every set of proposals, and files that read back to the same pot."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from juryvote.rules.allocation import Asked, Formula, Pot, cut
from juryvote.rules.pabulib import Published, allocate, read_pabulib, write_pabulib

NAMES = ("a", "b", "c", "d")


@st.composite
def pots(draw: st.DrawFn) -> Pot:
    costs = draw(st.lists(st.integers(1, 300), min_size=1, max_size=4))
    asked = tuple(Asked(proposal=name, title=name, cents=cents) for name, cents in zip(NAMES, costs, strict=False))
    slip = st.dictionaries(st.sampled_from([one.proposal for one in asked]), st.integers(1, 5))
    return Pot(budget_cents=draw(st.integers(0, 700)), asked=asked, slips=tuple(draw(st.lists(slip, max_size=6))))


leasts = st.dictionaries(st.sampled_from(NAMES), st.integers(1, 300), max_size=4)


def exact(costs: list[int], budget: int, formula: Formula) -> list[Fraction]:
    """The part by its definition; the sum by trying: everybody gives up the same, and nobody more than all."""
    if sum(costs) <= budget:
        return [Fraction(cents) for cents in costs]
    if formula is Formula.part:
        return [Fraction(cents * budget, sum(costs)) for cents in costs]
    for dropped in range(len(costs)):
        bearing = sorted(costs)[dropped:]
        each = Fraction(sum(bearing) - budget, len(bearing))
        if each <= bearing[0] and all(cents <= each for cents in sorted(costs)[:dropped]):
            return [max(Fraction(0), cents - each) for cents in costs]
    return [Fraction(0) for _ in costs]


def works(pot: Pot, least: dict[str, int], left: tuple[Asked, ...], formula: Formula) -> bool:
    given = exact([one.cents for one in left], pot.budget_cents, formula)
    return all(cents >= max(1, least.get(one.proposal, 1)) for cents, one in zip(given, left, strict=True))


@given(pots(), leasts, st.sampled_from(Formula))
def test_everybody_who_gets_something_gets_enough_and_the_pot_is_used_up(
    pot: Pot, least: dict[str, int], formula: Formula
) -> None:
    found = cut(pot, least=least, formula=formula)
    costs = {one.proposal: one.cents for one in pot.asked}
    assert sum(found.granted.values()) <= pot.budget_cents
    for proposal, cents in found.granted.items():
        assert max(1, least.get(proposal, 1)) <= cents <= costs[proposal]
        assert pot.support(proposal)
    if found.granted:
        wanted = sum(costs[proposal] for proposal in found.granted)
        assert sum(found.granted.values()) == min(wanted, pot.budget_cents)
        right = exact([costs[proposal] for proposal in found.granted], pot.budget_cents, formula)
        assert all(abs(cents - true) < 1 for cents, true in zip(found.granted.values(), right, strict=True))
    assert set(found.missed) == set(costs) - set(found.granted)
    assert len(found.steps) == len(pot.asked)


@given(pots(), leasts)
def test_nobody_is_left_out_where_all_can_stay(pot: Pot, least: dict[str, int]) -> None:
    supported = tuple(one for one in pot.asked if pot.support(one.proposal))
    granted = set(cut(pot, least=least).granted)
    if works(pot, least, supported, Formula.part):
        assert granted == {one.proposal for one in supported}


@given(pots(), leasts, st.sampled_from(["greedy", "equal-shares", "cut"]))
def test_a_file_gives_the_same_allocation(pot: Pot, least: dict[str, int], method: str) -> None:
    known = {name: cents for name, cents in least.items() if name in {one.proposal for one in pot.asked}}
    rule = {"equal-shares": "equalshares"}.get(method, method)
    mine = Published(title="Runde; „eins“", pot=pot, rule=rule, least=1, winners=frozenset(), minimums=known)
    first = allocate(mine, method)
    text = write_pabulib(replace_winners(mine, frozenset(first.granted)), day="2026-03-05", answer="points")
    back = read_pabulib(text)
    again = allocate(back, method)
    assert again.granted == first.granted
    assert back.winners == set(first.granted)
    assert (back.minimums, back.least, back.title) == (known, 1, mine.title)
    assert [step.sentence for step in again.steps] == [step.sentence for step in first.steps]


def replace_winners(found: Published, winners: frozenset[str]) -> Published:
    fields = {name: getattr(found, name) for name in found.__struct_fields__}
    return Published(**{**fields, "winners": winners})
