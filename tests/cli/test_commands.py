"""The commands as a person types them: what they print, how they end, what they refuse."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.house import environment, free_port, juryvote, text_of
from tests.verifier.javascript import in_javascript


def test_help_names_every_command() -> None:
    said = juryvote("--help").stdout
    for command in (
        "serve",
        "demo",
        "upgrade",
        "explain",
        "export",
        "verify",
        "check",
        "backup",
        "restore",
        "found",
        "coordinator",
        "notice",
    ):
        assert re.search(rf"^  {command}\b", said, re.MULTILINE), command


def test_a_played_evening_verifies_and_one_flipped_byte_does_not(tmp_path: Path) -> None:
    file = tmp_path / "evening.zip"
    juryvote("demo", "--play", str(file))
    fine = juryvote("verify", str(file))
    assert fine.returncode == 0
    assert "ALLES STIMMT" in fine.stdout
    told = json.loads(juryvote("verify", str(file), "--json").stdout)
    assert told["fine"] is True
    (again,) = in_javascript([file.read_bytes()])
    assert (again["fine"], again["summary"]["entries"]) == (True, told["summary"]["entries"])
    data = bytearray(file.read_bytes())
    for place in range(0, len(data), len(data) // 40):
        damaged = bytearray(data)
        damaged[place] ^= 1
        file.write_bytes(bytes(damaged))
        no = juryvote("verify", str(file), check=False)
        assert no.returncode == 1, place
        assert "ALLES STIMMT" not in no.stdout


def test_verify_needs_no_settings_and_no_database(tmp_path: Path) -> None:
    file = tmp_path / "evening.zip"
    juryvote("demo", "--play", str(file))
    bare = {name: value for name, value in os.environ.items() if not name.startswith("JURYVOTE")}
    done = subprocess.run(
        [sys.executable, "-m", "juryvote", "verify", str(file)],
        env=bare,
        cwd=tmp_path,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["evening.zip"]


def test_serving_without_a_secret_says_the_remedy() -> None:
    refused = juryvote("serve", check=False, JURYVOTE_SECRET_KEY="short")
    assert refused.returncode == 2
    assert "JURYVOTE_SECRET_KEY_FILE" in refused.stderr


def test_more_processes_need_postgresql(tmp_path: Path) -> None:
    refused = juryvote("serve", "--workers", "2", database=f"sqlite:///{tmp_path / 'x.sqlite3'}", check=False)
    assert refused.returncode == 2
    assert "PostgreSQL" in refused.stderr


def test_export_of_a_body_that_is_not_there(tmp_path: Path) -> None:
    database = f"sqlite:///{tmp_path / 'x.sqlite3'}"
    juryvote("upgrade", database=database)
    assert juryvote("export", "nobody", str(tmp_path / "b.zip"), database=database, check=False).returncode == 2
    assert not (tmp_path / "b.zip").exists()


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[tuple[int, str]]:  # the port, and what it printed
    port, log = free_port(), tmp_path / "said"
    with log.open("w") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "juryvote", "demo", "--port", str(port), "--data", str(tmp_path / "data")],
            stdout=out,
            stderr=subprocess.STDOUT,
            env={**environment(""), "PYTHONUNBUFFERED": "1"},
        )
    try:
        for _ in range(600):
            try:
                if httpx.get(f"http://127.0.0.1:{port}/healthz").status_code == 200:
                    break
            except httpx.HTTPError:
                assert process.poll() is None, log.read_text()
                time.sleep(0.05)
        yield port, log.read_text()
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(20)


def test_the_demo_opens_every_role_with_one_link(demo: tuple[int, str]) -> None:
    port, said = demo
    links = dict(re.findall(rf"^  (\w+) +http://localhost:{port}(\S+)$", said, re.MULTILINE))
    assert set(links) == {"member", "chair", "screen", "team", "auditor", "public"}
    assert "▀" in said  # the QR for a phone in the same network
    with httpx.Client(base_url=f"http://127.0.0.1:{port}") as client:
        assert "Kieztrödel" in text_of(client.get("/").text)
        for role, word in {
            "member": "Soll „Hochbeete vor dem Familienzentrum“",
            "chair": "Die Abstimmung läuft",
            "screen": "von 7 Stimmen",
            "team": "Quartier Lindenkiez",
            "auditor": "Prüf",
        }.items():
            answer = client.post("/enter", data={"code": links[role].split("#")[1]})
            cookie = answer.headers["set-cookie"].split(";")[0]
            place = answer.headers["location"]
            if place == "/staff":
                place = client.get(place, headers={"cookie": cookie}).headers["location"]
            page = client.get(place, headers={"cookie": cookie})
            assert page.status_code == 200
            assert word in text_of(page.text), (role, text_of(page.text)[:300])


def test_the_demo_deletes_no_folder_that_is_not_its_own(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work")
    refused = juryvote("demo", "--data", str(tmp_path), "--fresh", check=False)
    assert refused.returncode == 2
    assert (tmp_path / "thesis.txt").read_text() == "years of work"


def test_an_area_is_founded_and_its_team_can_sign_in(tmp_path: Path) -> None:
    database = f"sqlite:///{tmp_path / 'x.sqlite3'}"
    words = ("found", "Neukiez", "--name", "Mira", "--email", "m@k.example", "--password")
    assert juryvote(*words, "lang genug für alle", database=database, check=False).returncode == 2  # no layout yet
    juryvote("upgrade", database=database)
    assert juryvote(*words, "kurz", database=database, check=False).returncode == 2
    assert "/staff/sign-in" in juryvote(*words, "lang genug für alle", database=database).stdout
    assert juryvote("check", database=database).returncode == 0
