"""Euros as people type them, cents as the rules keep them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juryvote.rules.money import ABSURD_CENTS, Problem, euro, parse_euro

CENTS = st.integers(0, ABSURD_CENTS - 1)


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("450", 45000),
        ("450 €", 45000),
        ("€ 450", 45000),
        ("450,-", 45000),
        ("450,00 EUR", 45000),
        ("450 Euro", 45000),
        ("0,5", 50),
        ("0", 0),
        ("1.234", 123400),
        ("1.234,56", 123456),
        ("1.234.567,8", 123456780),
        ("1234.56", 123456),
        ("1234,56", 123456),
        ("1,234.56", 123456),
        ("1 234,56\u00a0€", 123456),
        ("  398,04 ", 39804),
        ("0000000000000001", 100),
        ("9999999999,99", ABSURD_CENTS - 1),
    ],
)
def test_a_sum_is_read_as_people_type_it(text: str, cents: int) -> None:
    assert parse_euro(text) == cents


@pytest.mark.parametrize(
    "text", ["", "€", "-5", "1,234", "1.23.4", "12.34,56", "1,2,3", "zehn", ",50", "5,", "٣", "1e3", "0x10"]
)
def test_what_is_no_sum_or_could_be_two_is_a_problem_and_not_a_guess(text: str) -> None:
    assert parse_euro(text) == Problem(code="no-amount", facts={"text": text})


@pytest.mark.parametrize("text", ["10000000000", "10.000.000.000,00", "9" * 5000])
def test_a_sum_beyond_all_reason_is_a_problem(text: str) -> None:
    assert parse_euro(text) == Problem(code="absurd-sum", facts={"text": text[:40]})


@pytest.mark.parametrize(
    ("cents", "german", "english"),
    [
        (0, "0,00 €", "€0.00"),
        (5, "0,05 €", "€0.05"),
        (45000, "450,00 €", "€450.00"),
        (123456, "1.234,56 €", "€1,234.56"),
        (100000000, "1.000.000,00 €", "€1,000,000.00"),
        (-101, "-1,01 €", "-€1.01"),
    ],
)
def test_cents_are_written_as_people_read_them(cents: int, german: str, english: str) -> None:
    assert (euro(cents), euro(cents, "en")) == (german, english)


@given(CENTS, st.sampled_from(["de", "en"]))
def test_what_is_written_can_be_read_again(cents: int, language: str) -> None:
    assert parse_euro(euro(cents, language)) == cents


@given(st.text(max_size=30))
def test_any_text_is_a_sum_in_bounds_or_a_problem(text: str) -> None:
    read = parse_euro(text)
    assert isinstance(read, Problem) or 0 <= read < ABSURD_CENTS
