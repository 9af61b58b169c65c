"""The list of people who may be drawn: read as people write it, with every fault named in its line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juryvote.rules.pools import PoolLine, read_pool


def rows(text: str) -> list[tuple[str, str, str]]:
    return [(line.name, line.group, line.notes) for line in read_pool(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Ada Lö;alt;Donaustr. 5\nBo;jung;\n",
        "\ufeffname;gruppe;straße\nAda Lö;alt;Donaustr. 5\nBo;jung;\n",
        "Gruppe,Straße,Name\nalt,Donaustr. 5,Ada Lö\njung,,Bo\n",
        "Ada Lö\talt\tDonaustr. 5\r\n\r\nBo\tjung\r\n",
        "  Ada   Lo\u0308 ; alt ;Donaustr. 5\n;;\nBo;jung",
    ],
)
def test_a_list_as_people_write_it(text: str) -> None:
    assert rows(text) == [("Ada Lö", "alt", "Donaustr. 5"), ("Bo", "jung", "")]


def test_groups_have_one_spelling_and_need_not_be_there() -> None:
    assert [line.group for line in read_pool("Ada;Alt\nBo;ALT\nCem\n")] == ["Alt", "Alt", ""]


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("Ada\n;alt\n", ("no-name",)),
        (f"Ada\n{'x' * 121}\n", ("long-name",)),
        (f"Ada\nBo;{'x' * 61}\n", ("long-group",)),
        (f"Ada;a;b\nBo;a;{'x' * 201}\n", ("long-notes",)),
        ("Ada\nB|o\n", ("odd-sign",)),
        ("Ada\n=SUM(A1)\n", ("odd-sign",)),
        ("Ada;a;1990\nada;b;1990\n", ("twice-in-pool",)),
    ],
)
def test_what_is_wrong_with_a_line(text: str, problems: tuple[str, ...]) -> None:
    assert [line.problems for line in read_pool(text)] == [(), problems]


@pytest.mark.parametrize(
    ("text", "code"),
    [("", "empty"), ("name;gruppe\n", "empty"), ("x\n" * 2001, "too-long-pool"), ("x" * 140_000, "not-csv")],
    ids=["empty", "head", "long", "wide"],
)
def test_a_list_that_is_none(text: str, code: str) -> None:
    with pytest.raises(ValueError, match=f"^{code}$"):
        read_pool(text)


@given(st.text(max_size=60))
def test_whatever_is_pasted_is_read_or_refused(text: str) -> None:
    try:
        lines = read_pool(text)
    except ValueError:
        return
    assert all(isinstance(line, PoolLine) and (line.name or line.problems) for line in lines)
