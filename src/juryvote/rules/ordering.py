"""The order of an agenda in which biased people leave the room least often: those of one item after the other.

Whoever is biased on two items that follow each other leaves once. Up to eight movable items the best order is found;
beyond that it is a hard problem (a tour with costs), and a good order is: greedy, then improved one move at a time.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise

EXACT = 8
Biased = Mapping[str, Collection[str]]  # by item, who is biased on it


def leaves(order: Sequence[str], biased: Biased) -> int:
    """How often somebody has to leave the room."""
    masks = _masks(order, biased)
    return _cost(range(len(order)), masks)


def best_order(items: Sequence[str], biased: Biased, *, fixed: Collection[str] = ()) -> tuple[str, ...]:
    """The same items in an order with the fewest leaves; `fixed` ones keep their place.

    Never worse than the given order, which stays where nothing is better. The same input gives the same order.
    """
    masks = _masks(items, biased)
    free = [place for place, item in enumerate(items) if item not in fixed]
    given = tuple(range(len(items)))
    found = _exact(len(items), free, masks) if len(free) <= EXACT else _good(given, free, masks)
    better = found if _cost(found, masks) < _cost(given, masks) else given
    return tuple(items[place] for place in better)


def _masks(items: Sequence[str], biased: Biased) -> list[int]:
    """Each item's biased people as bits of a number."""
    bits = {member: 1 << n for n, member in enumerate(sorted({who for one in biased.values() for who in one}))}
    return [sum(bits[member] for member in set(biased.get(item, ()))) for item in items]


def _cost(order: Sequence[int], masks: Sequence[int]) -> int:
    told = [0, *(masks[place] for place in order)]
    return sum((now & ~before).bit_count() for before, now in pairwise(told))


def _exact(length: int, free: Sequence[int], masks: Sequence[int]) -> tuple[int, ...]:
    """Held and Karp: of all beginnings with the same items and the same last one only the best is kept."""
    movable = set(free)
    begun: dict[tuple[int, int], tuple[int, tuple[int, ...]]] = {(0, -1): (0, ())}
    for place in range(length):
        grown: dict[tuple[int, int], tuple[int, tuple[int, ...]]] = {}
        for (used, last), (cost, order) in begun.items():
            before = masks[last] if last >= 0 else 0
            for item in free if place in movable else (place,):
                if not used >> item & 1:
                    step = (cost + (masks[item] & ~before).bit_count(), (*order, item))
                    state = (used | 1 << item, item)
                    grown[state] = min(grown.get(state, step), step)
        begun = grown
    return min(begun.values())[1]


def _good(given: tuple[int, ...], free: Sequence[int], masks: Sequence[int]) -> tuple[int, ...]:
    starts = [given, *(_greedy(given, free, masks, first) for first in free)]
    return min((_improved(start, free, masks) for start in starts), key=lambda order: (_cost(order, masks), order))


def _greedy(given: tuple[int, ...], free: Sequence[int], masks: Sequence[int], first: int) -> tuple[int, ...]:
    """From one item on always the one for which the fewest have to leave."""
    left, order = [item for item in free if item != first], [first]
    while left:
        order.append(_nearest(left, masks, masks[order[-1]]))
        left.remove(order[-1])
    return _placed(given, free, order)


def _nearest(left: Sequence[int], masks: Sequence[int], before: int) -> int:
    return min(left, key=lambda item: ((masks[item] & ~before).bit_count(), item))


def _placed(given: tuple[int, ...], free: Sequence[int], order: Sequence[int]) -> tuple[int, ...]:
    """The movable items in this order on the movable places; the others stay."""
    whole = list(given)
    for place, item in zip(free, order, strict=True):
        whole[place] = item
    return tuple(whole)


def _improved(start: tuple[int, ...], free: Sequence[int], masks: Sequence[int]) -> tuple[int, ...]:
    """Takes one item out and puts it elsewhere, as long as that helps."""
    order, best = [start[place] for place in free], _cost(start, masks)
    better = True
    while better:
        better = False
        for tried in _moves(order):
            cost = _cost(_placed(start, free, tried), masks)
            if cost < best:
                order, best, better = tried, cost, True
                break
    return _placed(start, free, order)


def _moves(order: list[int]) -> Iterator[list[int]]:
    for source in range(len(order)):
        rest = [*order[:source], *order[source + 1 :]]
        for target in range(len(order)):
            if target != source:
                yield [*rest[:target], order[source], *rest[target:]]
