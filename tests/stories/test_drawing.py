"""A jury drawn by lot over HTTP, on both databases: promised, drawn before witnesses, filled, exported, drawn again."""

import json
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from juryvote.rules.bundle import JOURNAL, build_bundle, open_bundle
from juryvote.rules.journal import digest_of, read_line
from juryvote.rules.replay.report import verify
from tests.drawing import QUOTAS, ROOM, WITH, WITHOUT, WITNESSES, Drawing, entries
from tests.house import juryvote, open_house, text_of
from tests.rules.journal.book import SIGNER, signed
from tests.rules.oracle_draws import draw_again


@contextmanager
def drawing(database: str, folder: Path, **more: int) -> Iterator[Drawing]:
    with open_house(database, folder / "log") as house:
        yield Drawing(house, **more)


def promised(draw: Drawing) -> Drawing:
    draw.fill()
    draw.share()
    draw.commit()
    return draw


def test_eighteen_seats_for_sixty_people(database_url: str, tmp_path: Path) -> None:
    with drawing(database_url, tmp_path) as draw:
        draw.fill()
        draw.share()
        assert "Auslosung festlegen" in text_of(draw.page())
        draw.house.visitor().get(f"/draws/{draw.draw}", expect=404)  # a draft is nobody's business
        for _ in range(2):  # pressed twice
            draw.commit()
        promise, digest = _on_paper(draw)
        _a_witness_checks_the_list(draw, digest)
        with ThreadPoolExecutor(2) as two:  # two tablets, one tap each
            list(two.map(lambda _: draw.pull(), range(2)))
        taken = draw.tickets("gezogen")
        _the_quotas_are_met(draw, taken)
        _the_room_sees_it(draw, taken, promise)
        declined = taken[0]
        for _ in range(2):
            draw.say_no(declined)
        (up,) = set(draw.tickets("gezogen")) - set(taken)
        assert draw.rows()[up]["gruppe"] == draw.rows()[declined]["gruppe"]
        names = _all_say_yes(draw)
        bundle = _verified(draw, tmp_path)
        _anybody_draws_it_again(draw, bundle, tmp_path)
        _nobody_is_named_who_has_no_seat(draw, bundle, names)
        _a_changed_bundle_is_refused(bundle, tmp_path)


def _on_paper(draw: Drawing) -> tuple[str, str]:
    """What everybody can photograph before the draw, the same on the team's page, the public one and the wall."""
    pages = [draw.page(), *(draw.house.visitor().get(f"/draws/{draw.draw}{more}") for more in ("", "/wall"))]
    found = {tuple(re.findall(r"\b[0-9a-f]{64}\b", _code(page))[:2]) for page in pages}
    assert len(found) == 1
    assert "Zufallszahl:" not in text_of(pages[1])
    assert "qr" in pages[0]
    ((promise, digest),) = found
    return promise, digest


def _a_witness_checks_the_list(draw: Drawing, digest: str) -> None:
    """With the team's table and any tool: each line gives its mark, all marks give the digest on the wall."""
    rows = draw.rows()
    assert sorted(row["name"] for row in rows.values()) == draw.names
    for ticket, row in rows.items():
        line = f"{row['salz']}|{ticket}|{row['gruppe']}|{row['name']}|{row['merkmale']}"
        assert (row["pruefzeile"], row["pruefzeichen"]) == (line, sha256(line.encode()).hexdigest())
    lines = "".join(f"{ticket}|{row['gruppe']}|{row['pruefzeichen']}\n" for ticket, row in rows.items())
    assert sha256(lines.encode()).hexdigest() == digest


def _the_quotas_are_met(draw: Drawing, taken: list[int]) -> None:
    rows = draw.rows()
    assert len(taken) == 18
    assert [sum(rows[ticket]["gruppe"] == group for ticket in taken) for group in (WITH, WITHOUT)] == [9, 9]
    assert len(draw.tickets("Ersatz")) == 10


def _the_room_sees_it(draw: Drawing, taken: list[int], promise: str) -> None:
    public, wall = (draw.house.visitor().get(f"/draws/{draw.draw}{more}") for more in ("", "/wall"))
    for page in (public, wall):
        assert set(re.findall(r"<li>(\d+)</li>", page)) >= {str(ticket) for ticket in taken}
        assert "Auslos0" not in page  # no names
    said = text_of(public)
    for words in (*WITNESSES, ROOM, "Ersatzliste"):
        assert words in said
    seed = re.findall(r"\b[0-9a-f]{64}\b", _code(wall))[-1]
    assert sha256(bytes.fromhex(seed)).hexdigest() == promise
    assert seed in _code(public)
    assert "Witnesses: QM-Team" in draw.in_english()


def _all_say_yes(draw: Drawing) -> list[str]:
    """Everybody who has a seat becomes a member; a second tap changes nothing."""
    names = []
    for ticket in draw.tickets("gezogen"):
        names.append(draw.rows()[ticket]["name"])
        draw.say_yes(ticket)
    draw.say_yes(draw.tickets("angenommen")[0], name="x")
    page = text_of(draw.team.get(f"/team/bodies/{draw.body}"))
    for name in names:
        assert name in page
    assert "Alle haben geantwortet." in text_of(draw.page())
    assert all(not draw.rows()[ticket]["name"] for ticket in draw.tickets("angenommen"))
    return names


def _verified(draw: Drawing, folder: Path) -> bytes:
    file = folder / "bundle.zip"
    file.write_bytes(draw.bundle())
    fine = juryvote("verify", str(file), check=False)
    assert "ALLES STIMMT" in fine.stdout, fine.stdout
    checked = juryvote("check", database=draw.house.database, check=False)
    assert checked.returncode == 0, checked.stdout
    return file.read_bytes()


def _anybody_draws_it_again(draw: Drawing, bundle: bytes, folder: Path) -> None:
    """`juryvote explain` and a second program draw what the journal says."""
    (before,), (after,) = entries(bundle, "draw-committed"), entries(bundle, "jury-drawn")
    groups = [one["group"] for one in before["pool"]]
    assert len(groups) == 60
    again = draw_again(draw.draw, bytes.fromhex(after["seed"]), ROOM, groups, list(QUOTAS))
    assert (after["taken"], after["reserves"]) == again
    case = folder / "auslosung.json"
    case.write_text(draw.house.visitor().get(f"/draws/{draw.draw}/case.json"))
    answer = json.loads(juryvote("explain", str(case), "--json").stdout)
    assert (answer["commitment_fits"], answer["digest"]) == (True, before["digest"])
    assert (answer["taken"], answer["reserves"]) == again
    case.write_text(draw.team.get(f"{draw.at}/case.json"))  # with the names that are left
    with_names = json.loads(juryvote("explain", str(case), "--json").stdout)
    assert with_names["strangers"] == []
    assert "Lisbeth" in case.read_text()


def _nobody_is_named_who_has_no_seat(draw: Drawing, bundle: bytes, seated: list[str]) -> None:
    known = {entry["name"] for entry in entries(bundle, "member-registered")}
    assert known == set(seated)
    for name in set(draw.names) - known:
        assert name.encode() not in bundle


def _a_changed_bundle_is_refused(bundle: bytes, folder: Path) -> None:
    """Somebody changes one number; and somebody who holds a key writes the whole journal anew with another person."""
    (drawn,) = entries(bundle, "jury-drawn")
    free = next(n for n in range(1, 61) if n not in (ticket for tickets in drawn["taken"] for ticket in tickets))
    said = json.dumps(drawn["taken"], separators=(",", ":")).encode()
    shifted = said.translate(bytes.maketrans(b"123456789", b"234567891"))
    assert "ALLES STIMMT" not in _told(bundle.replace(said, shifted), folder)
    anew = _anew(bundle, {**drawn, "taken": [[free, *drawn["taken"][0][1:]], *drawn["taken"][1:]]})
    report = verify(anew)
    assert [one.kind for one in report.problems][:1] == ["draw-taken"]
    assert "zieht das Los" in _told(anew, folder)


def _told(bundle: bytes, folder: Path) -> str:
    (folder / "lie.zip").write_bytes(bundle)
    told = juryvote("verify", str(folder / "lie.zip"), check=False)
    assert told.returncode == 1
    return told.stdout


def _anew(bundle: bytes, instead: dict[str, Any]) -> bytes:
    opened = open_bundle(bundle)
    lines = [read_line(row) for row in opened.files[JOURNAL].splitlines()]
    for height, line in enumerate(lines):
        if line.header.kind == instead["kind"]:
            assert line.salt
            digest = digest_of(bytes.fromhex(line.salt), instead)
            lines[height] = replace(line, payload=instead, header=replace(line.header, digest=digest))
    notes = signed(lines, len(lines), body=opened.facts.body)
    return build_bundle(lines=lines, checkpoints=notes, signer=SIGNER, body=opened.facts.body)


def _code(page: str) -> str:
    """Without the places where a long number may break."""
    return page.replace('</code><wbr><code class="code">', "")


def test_what_the_pool_cannot_fill_is_said_before_anything_is_promised(database_url: str, tmp_path: Path) -> None:
    with drawing(database_url, tmp_path, people=6, seats=5) as draw:
        said = text_of(draw.page())
        assert "Im Lostopf ist noch niemand." in said
        draw.fill()
        draw.share((WITH, 5, 0))
        assert f"In der Gruppe „{WITH}“ sind nur 3 Personen, gebraucht werden 5." in text_of(draw.page())
        assert f"only 3 people in the group “{WITH}”, 5 are needed" in draw.in_english()
        assert "So kann noch nicht gelost werden" in text_of(draw.commit(expect=409))
        assert entries(draw.bundle(), "draw-committed") == []
        draw.share((WITH, 201, 0), expect=422)
        draw.share((WITH, 2, 1), (WITHOUT, 2, 0), ("", 1, 1))
        draw.commit()
        draw.fill(expect=409)  # nothing changes any more
        draw.share(expect=409)
        other = Drawing.__new__(Drawing)
        other.__dict__ |= draw.__dict__ | {"draw": draw.prepare()}
        other.fill()
        other.share((WITH, 1, 0))
        assert "Es ist schon eine andere Auslosung festgelegt" in text_of(other.commit(expect=409))
        draw.pull(witnesses=("QM-Team",), expect=422)
        page = draw.pull(public="sechs Augen", witnesses=("QM-Team", "qm-team"), expect=422)
        assert 'value="sechs Augen"' in page  # nothing typed is lost
        assert "Es braucht mindestens zwei" in text_of(page)
        draw.pull(public="")  # the promised seed alone
        other.commit()
        _verified(draw, tmp_path)


def test_a_list_with_faults_is_shown_and_nothing_is_lost(database_url: str, tmp_path: Path) -> None:
    with drawing(database_url, tmp_path, people=6, seats=5) as draw:
        text = "Ada;mit;1990\n;ohne\nBo|b;mit\nAda;mit;1990\n=1+1;mit\nCem;Mit\n"
        page = draw.fill(text, expect=422)
        said = text_of(page)
        for words in ("Der Name fehlt.", "Das Zeichen | ist nicht möglich", "Diese Person steht schon in der Liste."):
            assert words in said
        assert "Bo|b;mit" in page
        assert draw.rows() == {}
        file = {"file": ("liste.csv", text.replace("Bo|b", "Bob").encode())}
        answer = draw.team.request("POST", f"{draw.at}/pool", files=file)
        assert answer.status_code == 422
        assert "Bob;mit" in answer.text  # the file can be mended on the page
        draw.fill("Ada;mit;1990\nCem;Mit\nAda;mit;2001\nDora\n")
        assert sorted(row["gruppe"] for row in draw.rows().values()) == ["", "mit", "mit", "mit"]
        draw.fill("x;y\n" * 2001, expect=422)
        draw.team.request("POST", f"{draw.at}/pool", files={"file": ("liste.csv", "Özgür".encode("latin-1"))})
        assert len(draw.rows()) == 4
        draw.team.post(f"{draw.at}/drop")
        draw.team.get(draw.at, expect=404)


def test_a_draw_that_is_called_off_says_why_and_forgets_everybody(database_url: str, tmp_path: Path) -> None:
    with drawing(database_url, tmp_path) as draw:
        promised(draw)
        draw.team.post(f"{draw.at}/call-off", {"why": " "}, expect=422)
        for _ in range(2):
            draw.team.post(f"{draw.at}/call-off", {"why": "Es kamen keine Zeugen."})
        draw.pull(expect=409)
        said = text_of(draw.house.visitor().get(f"/draws/{draw.draw}"))
        assert "Diese Auslosung ist abgesagt. Grund: Es kamen keine Zeugen." in said
        assert all(not row["name"] for row in draw.rows().values())
        promised_again = draw.prepare()
        assert promised_again != draw.draw
        draw.draw = promised_again
        promised(draw).pull()
        draw.team.post(f"{draw.at}/call-off", {"why": "Das Ergebnis gefällt uns nicht."}, expect=409)
        bundle = _verified(draw, tmp_path)
        assert [one["why"] for one in entries(bundle, "draw-called-off")] == ["Es kamen keine Zeugen."]


def test_when_nobody_is_left_the_seat_stays_free(database_url: str, tmp_path: Path) -> None:
    with drawing(database_url, tmp_path, people=6, seats=3) as draw:
        draw.fill()
        draw.share((WITH, 1, 1), (WITHOUT, 1, 0), ("", 1, 0))
        draw.commit()
        draw.pull()
        for _ in range(2):
            first = next(ticket for ticket in draw.tickets("gezogen") if ticket in _seated(draw))
            draw.say_no(first)
        free = set(range(1, 7)) - set(draw.tickets("gezogen")) - set(draw.tickets("abgelehnt"))
        assert len(free) >= 1
        draw.say_no(min(free), expect=409)
        draw.say_no(99, expect=404)
        draw.say_yes(min(free), expect=409)
        kept = draw.tickets("gezogen")[0]
        draw.say_yes(kept, seat="nothing", expect=422)
        draw.say_yes(kept)
        draw.say_no(kept)  # leaves during the term
        successors = [one["successor"] for one in entries(_verified(draw, tmp_path), "drawn-declined")]
        assert len(successors) == 3
        assert None in successors


def _seated(draw: Drawing) -> list[int]:
    """Those of the first quota."""
    (drawn,) = entries(draw.bundle(), "jury-drawn")
    return [*drawn["taken"][0], *drawn["reserves"][0]]


def test_somebody_who_is_a_member_already_is_not_entered_twice(database_url: str, tmp_path: Path) -> None:
    with drawing(database_url, tmp_path, people=4, seats=2) as draw:
        for name in draw.names:
            draw.team.post("/team/members", {"name": name, "language": "tr"})
        draw.fill()
        draw.share(("", 2, 0))
        draw.commit()
        draw.pull()
        ticket = draw.tickets("gezogen")[0]
        assert "Es ist dieselbe Person." in text_of(draw.page())
        draw.say_yes(ticket, expect=422)
        draw.say_yes(ticket, known="yes")
        assert draw.tickets("angenommen") == [ticket]
        assert "4" in text_of(draw.team.get("/team/members"))
        _verified(draw, tmp_path)


def test_the_names_of_those_not_drawn_are_nowhere(tmp_path: Path) -> None:
    """Neither in the database's files, nor in the log, nor on a page; and the draw still recounts."""
    database = tmp_path / "juryvote.sqlite3"
    with drawing(f"sqlite:///{database}", tmp_path) as draw:
        promised(draw).pull()
        said_no = draw.tickets("gezogen")[0]
        draw.say_no(said_no)
        assert "Die Namen von 33 Personen, die keinen Platz haben, sind noch gespeichert." in text_of(draw.page())
        gone = [row["name"] for row in draw.rows().values() if row["ergebnis"] in ("", "abgelehnt")]
        kept = [row["name"] for row in draw.rows().values() if row["ergebnis"] in ("gezogen", "Ersatz")]
        assert (len(gone), len(kept)) == (32 + 1, 18 + 9)
        for name in gone:
            assert name.encode() in _files(database)
        draw.erase()
        for name in gone:
            assert name.encode() not in _files(database), name
        for name in kept:
            assert name.encode() in _files(database), name
        assert "Namen der nicht Gezogenen löschen" not in text_of(draw.page())
        for ticket in draw.tickets("gezogen"):
            draw.say_yes(ticket)
        draw.erase(reserves="yes")
        seated = set(kept) - {name for name in kept if name.encode() not in _files(database)}
        assert len(seated) == 18
        log = (tmp_path / "log").read_text()
        assert not [name for name in draw.names if name in log]
        _verified(draw, tmp_path)


def _files(database: Path) -> bytes:
    """The database and what it writes ahead."""
    return b"".join(file.read_bytes() for file in sorted(database.parent.glob(f"{database.name}*")) if file.is_file())
