"""A jury by lot: quotas are met, everybody of a group is as likely as anybody, and anybody can draw the same again."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction
from hashlib import sha256
from itertools import permutations
from math import perm

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from juryvote.rules.draw_cases import DrawAnswer
from juryvote.rules.draws import (
    Drawn,
    are_witnesses,
    by_lot,
    digest_of,
    draw_jury,
    is_public_text,
    mark_of,
    mixed,
    next_up,
    quota_problems,
)
from juryvote.rules.entries import PoolTicket, Quota
from juryvote.rules.explain import explain, read_case
from juryvote.rules.lots import commit

from .oracle_draws import draw_again

SEED = bytes(range(32))
seeds = st.binary(min_size=32, max_size=32)
GROUPS = ("mit", "ohne", "")
pools = st.lists(st.sampled_from(GROUPS), min_size=1, max_size=14)


def quotas_of(*lines: tuple[str, int, int]) -> list[Quota]:
    return [Quota(group=group, seats=seats, reserves=reserves) for group, seats, reserves in lines]


@st.composite
def drawings(draw: st.DrawFn) -> tuple[list[str], list[tuple[str, int, int]]]:
    """A pool, and quotas that it can fill."""
    groups = draw(pools)
    there = Counter(groups)
    named = draw(st.permutations(["mit", "ohne"]))[: draw(st.integers(0, 2))]
    lines = [(group, draw(st.integers(0, there[group])), draw(st.integers(0, 4))) for group in named]
    free = len(groups) - sum(seats for _, seats, _ in lines)
    lines.append(("", draw(st.integers(0, free)), draw(st.integers(0, 4))))
    return groups, lines


@given(drawings(), seeds, st.text(max_size=5))
def test_two_programs_draw_the_same(
    drawing: tuple[list[str], list[tuple[str, int, int]]], seed: bytes, public: str
) -> None:
    groups, lines = drawing
    found = draw_jury("d1", groups, quotas_of(*lines), by_lot(mixed(seed, public)))
    again = draw_again("d1", seed, public, groups, lines)
    assert (list(map(list, found.taken)), list(map(list, found.reserves))) == again


@given(drawings(), seeds)
def test_quotas_are_met_and_nobody_is_drawn_twice(
    drawing: tuple[list[str], list[tuple[str, int, int]]], seed: bytes
) -> None:
    groups, lines = drawing
    quotas = quotas_of(*lines)
    found = draw_jury("d1", groups, quotas, by_lot(seed))
    everybody = [ticket for tickets in (*found.taken, *found.reserves) for ticket in tickets]
    assert len(set(everybody)) == len(everybody)
    assert set(everybody) <= set(range(1, len(groups) + 1))
    for quota, taken, reserves in zip(quotas, found.taken, found.reserves, strict=True):
        assert len(taken) == quota.seats
        assert len(reserves) <= quota.reserves
        assert quota.group in ("", *{groups[ticket - 1] for ticket in (*taken, *reserves)}) or not (taken or reserves)
        for ticket in (*taken, *reserves):
            assert quota.group in ("", groups[ticket - 1])


@given(drawings(), seeds)
def test_a_reserve_list_is_short_only_where_nobody_is_left(
    drawing: tuple[list[str], list[tuple[str, int, int]]], seed: bytes
) -> None:
    groups, lines = drawing
    found = draw_jury("d1", groups, quotas_of(*lines), by_lot(seed))
    drawn = {ticket for tickets in (*found.taken, *found.reserves) for ticket in tickets}
    left = [own for ticket, own in enumerate(groups, start=1) if ticket not in drawn]
    for (group, _, asked), reserves in zip(lines, found.reserves, strict=True):
        if len(reserves) < asked:
            assert not [own for own in left if group in ("", own)]


@given(drawings(), seeds, st.integers(0, 4))
def test_more_reserves_change_no_seat_and_only_lengthen_the_list(
    drawing: tuple[list[str], list[tuple[str, int, int]]], seed: bytes, more: int
) -> None:
    groups, lines = drawing
    longer = [*lines[:-1], (lines[-1][0], lines[-1][1], lines[-1][2] + more)]
    short = draw_jury("d1", groups, quotas_of(*lines), by_lot(seed))
    long = draw_jury("d1", groups, quotas_of(*longer), by_lot(seed))
    assert long.taken == short.taken
    assert long.reserves[:-1] == short.reserves[:-1]
    assert long.reserves[-1][: len(short.reserves[-1])] == short.reserves[-1]


def every_way(groups: Sequence[str], quotas: Sequence[Quota]) -> Iterator[tuple[Drawn, Fraction]]:
    """Each way the lot can fall, with its exact chance: a lot of k of n has n!/(n-k)! orders, all alike."""

    def ways(chosen: list[Sequence[str]], weight: Fraction) -> Iterator[tuple[Drawn, Fraction]]:
        asked: list[tuple[Sequence[str], int]] = []

        def pick(_: str, of: Sequence[str], take: int) -> Sequence[str]:
            asked.append((list(of), take))
            return chosen[len(asked) - 1] if len(asked) <= len(chosen) else list(of)[:take]

        found = draw_jury("d", groups, quotas, pick)
        if len(chosen) == len(asked):
            yield found, weight
            return
        of, take = asked[len(chosen)]
        for order in permutations(of, take):
            yield from ways([*chosen, order], weight / perm(len(of), take))

    yield from ways([], Fraction(1))


@pytest.mark.parametrize(
    ("groups", "lines"),
    [
        (["a", "a", "a", "b", "b"], [("a", 1, 0), ("b", 1, 1), ("", 1, 0)]),
        (["a", "b", "a", "b", ""], [("a", 1, 1), ("", 2, 1)]),
        (["a", "a", "b"], [("", 2, 1)]),
        (["a", "b", "b", "b"], [("b", 2, 1), ("a", 1, 0)]),
    ],
)
def test_everybody_of_a_group_has_exactly_the_same_chance(groups: list[str], lines: list[tuple[str, int, int]]) -> None:
    """Counted over every way the lot can fall, as fractions: for a seat, for a place on a reserve list."""
    seat: defaultdict[int, Fraction] = defaultdict(Fraction)
    rank: defaultdict[tuple[int, int, int], Fraction] = defaultdict(Fraction)
    total = Fraction(0)
    for found, weight in every_way(groups, quotas_of(*lines)):
        total += weight
        for tickets in found.taken:
            for ticket in tickets:
                seat[ticket] += weight
        for quota, tickets in enumerate(found.reserves):
            for place, ticket in enumerate(tickets):
                rank[ticket, quota, place] += weight
    assert total == 1
    assert sum(seat.values()) == sum(seats for _, seats, _ in lines)
    for group in set(groups):
        own = [ticket for ticket, name in enumerate(groups, start=1) if name == group]
        assert len({seat[ticket] for ticket in own}) == 1
        for quota in range(len(lines)):
            for place in range(lines[quota][2]):
                assert len({rank[ticket, quota, place] for ticket in own}) == 1


def test_only_the_place_in_the_pool_matters() -> None:
    """Who is where in the pool is shuffled by the house; the lot sees tickets and groups, nothing else."""
    quotas = quotas_of(("a", 2, 1), ("", 2, 2))
    groups = ["a", "b", "a", "b", "a", "b", "b"]
    found = draw_jury("d1", groups, quotas, by_lot(SEED))
    renamed = ["x" if group == "a" else group for group in groups]
    same = draw_jury("d1", renamed, quotas_of(("x", 2, 1), ("", 2, 2)), by_lot(SEED))
    assert same == found
    assert draw_jury("d2", groups, quotas, by_lot(SEED)) != found


def test_what_the_room_brings_in_makes_another_seed() -> None:
    assert mixed(SEED, "") == SEED
    assert mixed(SEED, "4 2 6") == sha256(SEED + b"|4 2 6").digest()
    assert mixed(SEED, "4 2 6") != mixed(SEED, "4 2 5")


@pytest.mark.parametrize(
    ("groups", "lines", "said"),
    [
        (["a"] * 3, [("a", 5, 0)], ("In der Gruppe „a“ sind nur 3 Personen, gebraucht werden 5.",)),
        ([], [("a", 5, 0)], ("Im Lostopf ist noch niemand.",)),
        (["a"], [("a", 0, 3)], ("Es ist noch kein Platz zu vergeben.",)),
        (["a"] * 3, [("a", 2, 0), ("", 2, 0)], ("Personen im Lostopf: 3, gebraucht werden 4.",)),
        (["a"] * 3, [("a", 1, 0), ("a", 1, 0)], ("Eine Gruppe ist doppelt genannt.",)),
        (["a"] * 3, [("", 1, 0), ("a", 1, 0)], ("Freie Plätze werden zuletzt gelost.",)),
        (["a"] * 3, [("a", 1, -1)], ("Eine Zahl ist zu groß oder kleiner als 0.",)),
        (["a"] * 3, [("a", 3, 9)], ()),
        (["a"], [("b", 2, 9)], ("In der Gruppe „b“ ist niemand, gebraucht werden 2.",)),
        (
            ["a", "b"],
            [("a", 2, 0), ("b", 3, 0)],
            (
                "In der Gruppe „a“ ist nur 1 Person, gebraucht werden 2.",
                "In der Gruppe „b“ ist nur 1 Person, gebraucht werden 3.",
            ),
        ),
    ],
)
def test_what_the_pool_cannot_fill_is_said_before(
    groups: list[str], lines: list[tuple[str, int, int]], said: tuple[str, ...]
) -> None:
    assert quota_problems(groups, quotas_of(*lines)) == said


def test_who_moves_up() -> None:
    groups = ["a", "a", "b", "b", "a", "b"]
    quotas = quotas_of(("a", 1, 1), ("b", 1, 0), ("", 0, 2))
    reserves = [[2], [], [5, 6]]
    assert next_up(groups, quotas, reserves, quota=0, used={1, 3}) == 2
    assert next_up(groups, quotas, reserves, quota=0, used={1, 2, 3}) == 5  # of the shared list, of the same group
    assert next_up(groups, quotas, reserves, quota=1, used={1, 3}) == 6
    assert next_up(groups, quotas, reserves, quota=1, used={1, 3, 6}) is None
    assert next_up(groups, quotas, reserves, quota=2, used={1, 3}) == 5  # a free seat: whoever is next


def test_a_mark_by_hand() -> None:
    """printf '00ff|3|mit|Ayşe Demir|Donaustr.' | sha256sum"""
    assert mark_of(salt="00ff", ticket=3, group="mit", name="Ayşe Demir", notes="Donaustr.") == (
        sha256("00ff|3|mit|Ayşe Demir|Donaustr.".encode()).hexdigest()
    )
    pool = [PoolTicket(group="mit", mark="aa"), PoolTicket(group="", mark="bb")]
    assert digest_of(pool) == sha256(b"1|mit|aa\n2||bb\n").hexdigest()


@given(st.lists(st.tuples(st.sampled_from(GROUPS), st.text("abc", min_size=1, max_size=3)), min_size=2, max_size=6))
def test_every_change_of_the_pool_is_another_digest(lines: list[tuple[str, str]]) -> None:
    pool = [PoolTicket(group=group, mark=mark) for group, mark in lines]
    for other in (pool[1:], pool[:-1], [*pool, pool[0]], [*pool[1:], pool[0]]):
        assert (digest_of(other) == digest_of(pool)) == (other == pool)


@pytest.mark.parametrize(
    ("roles", "fine"),
    [
        (["QM-Team", "Quartiersrat-Sprecherin"], True),
        (["QM-Team"], False),
        (["QM-Team", "qm-team"], False),
        (["QM-Team", ""], False),
        (["QM-Team", " Bezirk"], False),
        (["QM-Team", "x" * 121], False),
        ([], False),
    ],
)
def test_two_witnesses_by_role(roles: list[str], *, fine: bool) -> None:
    assert are_witnesses(roles) is fine


def test_a_public_text_has_one_spelling() -> None:
    assert is_public_text("")
    assert is_public_text("4 2 6 1")
    assert not is_public_text("4  2")
    assert not is_public_text("o\u0308ffentlich")
    assert not is_public_text("x" * 121)


def asked(**more: object) -> DrawAnswer:
    salts = [f"{number:032x}" for number in range(6)]
    names = ["Ada", "Bo", "Cem", "Dora", "Emil", "Fatma"]
    groups = ["a", "a", "a", "b", "b", "b"]
    listed = list(enumerate(zip(salts, groups, names, strict=True), start=1))
    pool = [
        {"group": group, "mark": mark_of(salt=salt, ticket=ticket, group=group, name=name, notes="")}
        for ticket, (salt, group, name) in listed
    ]
    case = {
        "draw": "d1",
        "seed": SEED.hex(),
        "commitment": commit(SEED),
        "public": "4 2 6",
        "pool": pool,
        "quotas": [{"group": "a", "seats": 1, "reserves": 1}, {"group": "b", "seats": 2, "reserves": 1}],
        "people": [{"ticket": ticket, "salt": salt, "name": name} for ticket, (salt, _, name) in listed],
        **more,
    }
    answer = explain(read_case(msgspec.json.encode({"draw": case})))
    assert isinstance(answer, DrawAnswer)
    return answer


def test_explain_draws_a_jury_again() -> None:
    answer = asked()
    taken, reserves = draw_again("d1", SEED, "4 2 6", ["a"] * 3 + ["b"] * 3, [("a", 1, 1), ("b", 2, 1)])
    assert answer.commitment_fits
    assert (list(map(list, answer.taken)), list(map(list, answer.reserves))) == (taken, reserves)
    assert answer.strangers == ()
    assert answer.sentence.startswith("Gezogen: Los ")
    (leaves,) = answer.taken[0]
    assert asked(declined=[leaves]).moved_up == answer.reserves[0]
    assert asked(declined=[leaves, answer.reserves[0][0]]).moved_up == (*answer.reserves[0], None)


def test_explain_finds_a_list_that_is_another() -> None:
    answer = asked(people=[{"ticket": 2, "salt": f"{1:032x}", "name": "Bob"}, {"ticket": 9, "salt": "", "name": "X"}])
    assert answer.strangers == (2, 9)
    assert "Die Liste passt nicht zum Protokollbuch, bei Los 2, 9." in answer.sentence


def test_explain_says_that_a_draw_is_not_the_one_that_was_promised() -> None:
    answer = asked(commitment="0" * 64)
    assert not answer.commitment_fits
    assert answer.sentence.startswith("Das gilt nicht")


@pytest.mark.parametrize(
    "wrong",
    [
        {"seed": "0"},
        {"public": " x"},
        {"pool": []},
        {"quotas": [{"group": "a", "seats": 4, "reserves": 0}]},
        {"declined": [99]},
        {"takes": 1},
    ],
)
def test_a_draw_that_cannot_be_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"^[A-Z].*\.$"):
        asked(**wrong)
