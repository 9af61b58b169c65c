"""The zip of which every byte is known: ordinary programs read it, and nothing else passes for it."""

import io
import zipfile
from typing import Any

import pytest

from juryvote.rules import stored
from juryvote.rules.stored import pack, unpack

FILES = {"b.txt": b"two", "a.json": b"{}\n", "empty": b"", "decisions/d1.txt": "Beschluß".encode()}


def test_files_come_back() -> None:
    unpacked = unpack(pack(FILES))
    assert (unpacked.files, unpacked.damaged, unpacked.differs) == (FILES, (), None)


def test_ordinary_programs_can_read_it() -> None:
    with zipfile.ZipFile(io.BytesIO(pack(FILES))) as ordinary:
        assert ordinary.testzip() is None
        assert {name: ordinary.read(name) for name in ordinary.namelist()} == FILES


def test_the_order_of_the_files_does_not_matter() -> None:
    assert pack(dict(reversed(FILES.items()))) == pack(FILES)


def test_every_byte_counts() -> None:
    data = pack(FILES)
    for at in range(len(data)):
        for bit in range(8):
            assert noticed(data[:at] + bytes([data[at] ^ 1 << bit]) + data[at + 1 :]), at


def test_what_is_cut_off_or_added_is_noticed() -> None:
    data = pack(FILES)
    assert all(noticed(data[:length]) for length in range(len(data)))
    assert noticed(data + b"x")


def noticed(data: bytes) -> bool:
    try:
        unpacked = unpack(data)
    except ValueError:
        return True
    return bool(unpacked.damaged) or unpacked.differs is not None


@pytest.mark.parametrize("options", [{"compression": zipfile.ZIP_DEFLATED}, {}])
def test_a_zip_of_another_program_is_refused_unread(options: dict[str, Any]) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", **options) as other:
        other.writestr("bomb.txt", b"0" * 10_000_000)
    with pytest.raises(ValueError, match="not written as a bundle is"):
        unpack(made.getvalue())


@pytest.mark.parametrize("name", ["", "/etc/passwd", "../up", "a/../b", "ä.txt", "a b", ".hidden", "a" * 200, "a\nb"])
def test_a_strange_name_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="plain file name"):
        pack({name: b""})


def test_a_file_stands_once() -> None:
    data = pack({"a": b"1"})
    with pytest.raises(ValueError, match="stands twice"):
        unpack(data[: data.index(b"PK\x01\x02")] * 2 + data[data.index(b"PK\x01\x02") :])


@pytest.mark.parametrize(("limit", "most"), [("_MOST_BYTES", 3), ("_MOST_BYTES", 300), ("_MOST_FILES", 3)])
def test_what_an_ordinary_zip_cannot_hold_is_refused(monkeypatch: pytest.MonkeyPatch, limit: str, most: int) -> None:
    monkeypatch.setattr(stored, limit, most)
    with pytest.raises(ValueError, match="below 4 GiB"):
        pack(FILES)
