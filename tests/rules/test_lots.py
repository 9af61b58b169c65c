"""The public lot: promised before, drawn in the open, and the same for everybody who draws it again."""

from collections import Counter
from hashlib import sha256

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from juryvote.rules.explain import LotAnswer, explain, read_case
from juryvote.rules.lots import _SPAN, _below, commit, draw, drawn, says_yes, seed_from

SEED = bytes(range(32))
seeds = st.binary(min_size=32, max_size=32)
names = st.lists(st.text(min_size=1, max_size=5), unique=True, max_size=8)


def test_a_lot_by_hand() -> None:
    """Whoever doubts it can do this with any tool."""
    number = int(sha256(SEED + b"|v1|0").hexdigest(), 16)
    assert drawn(SEED, "v1", 7) == number % 7
    assert says_yes(SEED, "v1") is (number % 2 == 0)
    assert says_yes(SEED, "v2")
    assert not says_yes(SEED, "v1")
    assert commit(SEED) == sha256(SEED).hexdigest()


@given(seeds, st.text(), names, st.data())
def test_nobody_is_drawn_twice_and_fewer_are_the_first_of_more(
    seed: bytes, what: str, of: list[str], data: st.DataObject
) -> None:
    take = data.draw(st.integers(0, len(of)))
    everybody = draw(seed, what, of, len(of))
    assert sorted(everybody) == sorted(of)
    assert draw(seed, what, of, take) == everybody[:take]
    assert draw(seed, what, of, len(of)) == everybody


@given(seeds, st.text(), st.integers(1, 10**9))
def test_a_number_is_below_n(seed: bytes, what: str, n: int) -> None:
    assert 0 <= drawn(seed, what, n) < n


@given(st.integers(1, 10**6))
def test_a_number_that_would_favour_somebody_is_passed_over(n: int) -> None:
    first_unfair = _SPAN - _SPAN % n
    unfair = iter([first_unfair, 5]) if _SPAN % n else iter([5])
    assert _below(n, unfair) == 5 % n
    assert _below(n, iter([first_unfair - 1])) == n - 1


def test_every_order_comes_about_as_often() -> None:
    orders = Counter(tuple(draw(SEED, str(turn), "abc", 3)) for turn in range(6000))
    assert len(orders) == 6
    assert all(850 < times < 1150 for times in orders.values())


@pytest.mark.parametrize("text", ["", "00", "AA" * 32, "zz" * 32, "é" * 64, "00" * 33])
def test_a_seed_has_one_spelling(text: str) -> None:
    with pytest.raises(ValueError, match="64 signs"):
        seed_from(text)


def test_a_lot_needs_enough_to_draw_from() -> None:
    for of, take in (((), 1), (("a",), 2), (("a",), -1)):
        with pytest.raises(ValueError, match="cannot take"):
            draw(SEED, "x", of, take)
    with pytest.raises(ValueError, match="something to draw from"):
        drawn(SEED, "x", 0)


def asked(**lot: object) -> LotAnswer:
    known = {"seed": SEED.hex(), "commitment": commit(SEED), "what": "v1", "of": ["a", "b", "c"], "take": 2}
    answer = explain(read_case(msgspec.json.encode({"lot": {**known, **lot}})))
    assert isinstance(answer, LotAnswer)
    return answer


def test_explain_draws_again() -> None:
    answer = asked()
    first = draw(SEED, "v1", "abc", 2)
    assert (answer.commitment_fits, list(answer.drawn)) == (True, first)
    said = f"Das Los zieht: {first[0]}, {first[1]}. Die Zufallszahl passt zum Prüfzeichen von vorher."
    assert answer.sentence == said


def test_explain_says_that_a_lot_is_not_the_one_that_was_promised() -> None:
    answer = asked(commitment="0" * 64)
    assert not answer.commitment_fits
    assert answer.sentence.startswith("Dieses Los gilt nicht")
    assert "niemanden" in asked(of=[], take=0).sentence


@pytest.mark.parametrize("lot", [{"of": ["a", "a"]}, {"seed": "0"}, {"take": 4}, {"take": -1}, {"of": "abc"}])
def test_a_lot_that_cannot_be_is_refused(lot: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"^[A-Z0-9'T].*\.$"):
        asked(**lot)
