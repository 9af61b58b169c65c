"""`juryvote verify` as a person meets it: the answer first, then what is wrong and where, then what to compare."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from juryvote.cli.verify import verify

from .book import SIGNER, STRANGER, book, signed, verified
from .evening import votes, whole
from .telling import change


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "pruefpaket.zip"
    path.write_bytes(book(whole()).bundle())
    return path


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(verify, [str(word) for word in words])


def test_a_right_bundle(file: Path) -> None:
    result = run(file)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("ALLES STIMMT / EVERYTHING IS RIGHT\nNachgerechnet: 85 Einträge, 2 Sitzungen")
    assert "  juryvote/donaukiez\n  85\n" in result.stdout
    assert "nicht verglichen" in result.stdout


def test_a_compared_key(file: Path) -> None:
    result = run(file, "--key", SIGNER.verifier_key)
    assert (result.exit_code, "(verglichen / compared)" in result.stdout) == (0, True)
    assert "Was diese Datei nicht sagen kann" not in result.stdout


def test_another_key(file: Path) -> None:
    result = run(file, "--key", STRANGER.verifier_key)
    assert (result.exit_code, "bundle.json: Das Paket ist mit einem anderen" in result.stdout) == (1, True)


def test_a_wrong_tally(file: Path) -> None:
    entries = change("ballot-closed:v1", tally=votes(yes=4, no=1))(whole())
    file.write_bytes(book(entries).bundle())
    result = run(file)
    assert result.exit_code == 1
    assert result.stdout.splitlines()[:4] == [
        "NICHT BESTÄTIGT / NOT VERIFIED",
        "Fehler / problems: 2. Zuerst / first:",
        "  journal.jsonl#36: Die Auszählung stimmt nicht: Ja 4, nachgezählt 3.",
        "                    The tally is wrong: yes 4, recounted 3.",
    ]
    assert verified(entries).problems[1].kind == "decision-text"


def test_one_json_object(file: Path) -> None:
    result = run(file, "--json")
    answer = json.loads(result.stdout)
    assert (result.exit_code, answer["fine"], answer["problems"], answer["summary"]["entries"]) == (0, True, [], 85)
    file.write_bytes(file.read_bytes()[:-1])
    result = run(file, "--json")
    answer = json.loads(result.stdout)
    assert (result.exit_code, answer["fine"], answer["problems"][0]["kind"]) == (1, False, "zip-changed")


@pytest.mark.parametrize("name", ["missing.zip", ".", "missing.bel"])
def test_wrong_use(tmp_path: Path, name: str) -> None:
    result = run(tmp_path / name)
    assert (result.exit_code, result.stdout, len(result.stderr.splitlines())) == (2, "", 2)
    result = run(tmp_path / name, "--json")
    assert (result.exit_code, set(json.loads(result.stdout))) == (2, {"error", "error_en"})


def test_no_file_at_all() -> None:
    assert run().exit_code == 2


def test_a_forged_bundle_cannot_write_into_the_terminal(file: Path) -> None:
    entries = change("decision-made:d1", fund="\x1b[2J\x1b[1;1HALLES STIMMT" + "x" * 10_000)(whole())
    file.write_bytes(book(entries).bundle())
    result = run(file)
    assert (result.exit_code, "\x1b" in result.stdout) == (1, False)
    assert max(map(len, result.stdout.splitlines())) < 1000


def test_many_problems_are_cut_short(file: Path) -> None:
    made = book(whole())
    made.notes[:] = signed(made.lines, *range(1, 86), signer=STRANGER)
    file.write_bytes(made.bundle())
    lines = run(file).stdout.splitlines()
    assert lines[1] == "Fehler / problems: 85. Zuerst / first:"
    assert lines[102:104] == ["  … und 35 weitere / and 35 more", ""]


def test_rubbish(file: Path) -> None:
    file.write_bytes(b"rubbish")
    result = run(file)
    assert (result.exit_code, "kein lesbares Prüfpaket: the file is not a zip" in result.stdout) == (1, True)
