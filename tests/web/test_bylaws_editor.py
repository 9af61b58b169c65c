"""The editor of bylaws over HTTP: from a preset to a version with a date, compared, pinned; no slip loses a word."""

import html
import json
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from juryvote.actions import meetings, people
from juryvote.live.hall import Hall
from juryvote.reads.audit import bundle
from juryvote.reads.soundness import check_everything
from juryvote.rules.bylaws import PRESETS, bylaws_from, raw_from
from juryvote.rules.editing import from_text
from juryvote.rules.replay.report import verify
from juryvote.sealed import recount
from juryvote.store import journal
from juryvote.store import meetings as kept
from juryvote.store import people as listed
from tests.house import House, open_house, text_of
from tests.jury import Jury
from tests.town import Town, convene, found_town, open_hall

Form = dict[str, str]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    folder = tmp_path_factory.mktemp("bylaws")
    with open_house(f"sqlite:///{folder / 'juryvote.sqlite3'}", folder / "log") as house:
        yield house


@pytest.fixture(scope="module")
def jury(house: House) -> Jury:
    return Jury(house)


def home(jury: Jury) -> str:
    return f"/team/bodies/{jury.body}/bylaws"


def form_of(page: str) -> Form:
    """Everything that a browser would send of the editor."""
    editor = page[page.index('id="editor"') :]
    sent: Form = {}
    for tag in re.findall(r"<input [^>]+>", editor):
        name, value = (re.search(rf' {key}="([^"]*)"', tag) for key in ("name", "value"))
        if name:
            sent[name[1]] = html.unescape(value[1]) if value else ""
    for name, options in re.findall(r'<select [^>]*name="(\w+)"[^>]*>(.*?)</select>', editor, re.DOTALL):
        chosen = re.search(r'<option value="([^"]*)" selected', options) or re.search(r'value="([^"]*)"', options)
        sent[name] = html.unescape(chosen[1]) if chosen else ""
    area = re.search(r'<textarea[^>]*name="json"[^>]*>\n(.*?)</textarea>', editor, re.DOTALL)
    assert area
    return {**sent, "json": html.unescape(area[1])}


def edit(jury: Jury, source: str = "") -> Form:
    return form_of(jury.team.get(f"{home(jury)}/new?from={source}"))


def table_of(page: str) -> dict[str, str]:
    """What a person reads of each situation, without the folded sentence."""
    page = re.sub(r"</summary><p>.*?</p>", "</summary>", page, flags=re.DOTALL)
    page = re.sub(r'<span class="long">.*?</span>', "", page)
    rows = re.findall(r'<tr id="case-([\w-]+)">(.*?)</tr>', page, re.DOTALL)
    return {code: text_of(row) for code, row in rows}


def test_the_editor_begins_with_what_is_in_force_and_says_what_it_means(jury: Jury) -> None:
    page = jury.team.get(f"{home(jury)}/new")
    assert from_text(form_of(page)["base"]) == bylaws_from("afj-berlin")
    assert table_of(page)["least"] == "Gerade noch beschlussfähig 4 0 Ja 3"
    assert table_of(page)["too-few"] == "Eine Person zu wenig 3 0 Nein – kein Beschluss"
    assert "Nicht beschlussfähig: 3 von 7 besetzten Sitzen sind da, 4 sind nötig; es fehlt 1." in text_of(page)


def test_the_table_follows_the_answers(jury: Jury) -> None:
    form = edit(jury, "qr-berlin")
    fragment = jury.team.press(f"{home(jury)}/preview", form)
    assert fragment.startswith('<div id="meaning">')
    assert table_of(fragment)["two-recused"] == "Zwei fehlen, zwei sind befangen 5 2 Ja 2"
    stricter = jury.team.press(f"{home(jury)}/preview", {**form, "q_recused": "exclude", "m_value": "all"})
    assert table_of(stricter)["two-recused"] == "Zwei fehlen, zwei sind befangen 5 2 Nein – kein Beschluss"
    assert table_of(stricter)["all"] == "Alle sind da 7 0 Ja 7"


def test_without_script_the_preview_is_the_page_again_with_what_was_typed(jury: Jury) -> None:
    form = {**edit(jury), "q_value": "own", "q_value_own": "3/5", "name": "Entwurf", "in_force": "2099-01-01"}
    page = jury.team.post(f"{home(jury)}/preview", form, expect=200)
    again = form_of(page)
    assert {name: again[name] for name in ("q_value", "q_value_own", "name", "in_force")} == {
        name: form[name] for name in ("q_value", "q_value_own", "name", "in_force")
    }
    assert from_text(again["base"]).quorum.value == ">=3/5"
    assert table_of(page)["least"].startswith("Gerade noch beschlussfähig 5 0 Ja")


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("q_value_own", "fünf", "Bei „Wie viele müssen da sein?“ fehlt eine Zahl oder ein Bruch."),
        ("q_value_own", "5/3", "Bei „Wie viele müssen da sein?“ fehlt eine Zahl oder ein Bruch."),
        ("q_min", "-1", "Bei „Wenigstens so viele Personen“ muss eine Zahl stehen"),
        ("office_below", "viel", "Der Betrag bei „Unter dieser Summe entscheidet das Büro (Euro)“ ist nicht lesbar."),
        ("m_tie", "coin", "Bei „Was gilt, wenn es gleich steht?“ steht etwas, das es nicht gibt."),
        ("in_force", "irgendwann", "Der Tag bei „Gilt ab“ ist nicht lesbar."),
        ("in_force", "2001-01-01", "Der Tag bei „Gilt ab“ ist schon vorbei."),
        ("name", "", "Bei „Name“ fehlt der Text"),
        ("written_days", "0", "Die Angaben passen nicht zusammen."),
    ],
)
def test_a_slip_is_told_by_its_question_and_nothing_typed_is_lost(jury: Jury, name: str, text: str, said: str) -> None:
    form = {**edit(jury), "name": "Mein Entwurf", "m_value": ">=2/3", "written": "yes"}
    form |= {"q_value": "own"} if name == "q_value_own" else {}
    page = jury.team.post(home(jury), {**form, name: text}, expect=422)
    assert said in text_of(page).replace("&#39;", "'")
    again = form_of(page)
    expected = {**form, name: text}
    lost = {key: (expected[key], again[key]) for key in expected if key not in ("base", "json", "do", "m_tie")}
    assert {key: pair for key, pair in lost.items() if pair[0] != pair[1]} == {}
    assert "Mein Entwurf" not in text_of(jury.team.get(home(jury)))


def test_data_can_be_pasted_and_come_back_as_answers(jury: Jury) -> None:
    rules = {
        "quorum": {"value": 8, "lowered": [{"when": "any-recused", "value": 3}, LOWER]},
        "office_below_cents": 350_001,
    }
    form = {**edit(jury), "json": json.dumps(rules), "do": "data", "name": "Dulsberg"}
    page = jury.team.post(f"{home(jury)}/preview", form, expect=200)
    shown = form_of(page)
    assert from_text(shown["json"]) == from_text(shown["base"]) == bylaws_from(rules)
    told = {
        name: shown[name] for name in ("q_value", "q_value_own", "low_when", "low_value_own", "office_below", "name")
    }
    assert told == {
        "q_value": "own",
        "q_value_own": "8",
        "low_when": "any-recused",
        "low_value_own": "3",
        "office_below": "3.500,01",
        "name": "Dulsberg",
    }
    changed = jury.team.post(f"{home(jury)}/preview", {**shown, "low_value_own": "4"}, expect=200)
    assert [low.value for low in from_text(form_of(changed)["base"]).quorum.lowered] == [4, ">=1/3"]


LOWER = {"when": "more-than-half-recused", "value": ">=1/3"}


def test_broken_data_are_refused_and_stay_on_the_page(jury: Jury) -> None:
    for text in ("{", "[]", '{"quorum": {"value": "halb"}}', '{"quorums": {}}'):
        form = {**edit(jury), "json": text, "do": "data"}
        page = jury.team.post(f"{home(jury)}/preview", form, expect=422)
        assert "Diese Daten sind keine Geschäftsordnung." in text_of(page)
        assert form_of(page)["json"] == text


def test_data_that_were_changed_and_not_taken_over_are_not_lost_in_silence(jury: Jury) -> None:
    form = {**edit(jury), "json": '{"named": true}', "name": "Mit Namen"}
    page = jury.team.post(home(jury), form, expect=422)
    assert "Übernehmen Sie zuerst die Daten" in text_of(page)
    assert form_of(page)["json"] == '{"named": true}'
    kept_so = jury.team.press(f"{home(jury)}/preview", form)
    assert html.unescape(kept_so).count('{"named": true}') == 1


def test_a_strange_or_missing_field_changes_nothing(jury: Jury) -> None:
    for form in ({}, {"base": "{"}, {**edit(jury), "nonsense": "1"}):
        jury.team.post(home(jury), form, expect=422)
    jury.team.get(f"{home(jury)}/new?from=99", expect=404)
    jury.team.get(f"{home(jury)}/compare?a=nothing", expect=404)
    twice: list[tuple[str, str]] = [("q_min", "1"), ("q_min", "2")]
    jury.team.post(f"{home(jury)}/preview", twice, expect=422)


def test_a_version_with_a_date_waits_and_is_compared(jury: Jury) -> None:
    form = {**edit(jury), "q_value": ">=2/3", "q_recused": "count", "name": "Neue Ordnung", "in_force": "2099-03-01"}
    assert jury.team.post(home(jury), form) == home(jury)
    page = text_of(jury.team.get(home(jury)))
    assert "2. Neue Ordnung gilt ab 1. März 2099 Noch keine Sitzung wurde danach eröffnet. gilt später" in page
    assert "Aktionsfondsjury Berlin, Fassung 1" in text_of(jury.team.get(f"/team/bodies/{jury.body}"))
    compared = text_of(jury.team.get(f"{home(jury)}/compare"))
    assert "Wie viele müssen da sein? mehr als die Hälfte mindestens zwei Drittel" in compared
    assert "Zählen Befangene als anwesend? Nein Ja" in compared
    assert "Zwei fehlen, zwei sind befangen anders 5 da, 2 befangen nicht beschlussfähig" in compared
    assert "Alle sind da 7 da beschlussfähig 4 Ja nötig 7 da beschlussfähig 4 Ja nötig" in compared  # no mark
    same = text_of(jury.team.get(f"{home(jury)}/compare?a=1&b=afj-berlin"))
    assert "Beide Fassungen sagen dasselbe." in same


def test_the_preset_as_it_is_can_still_be_adopted_at_once(jury: Jury) -> None:
    assert jury.team.post(home(jury), {"preset": "qr-berlin"}) == home(jury)
    assert "Quartiersrat Berlin gilt seit" in text_of(jury.team.get(home(jury)))


# In force by date


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    with open_hall(f"sqlite:///{tmp_path / 'juryvote.sqlite3'}") as hall:
        town = found_town(hall)
        yield town
        assert check_everything(hall) == []


def day(hall: Hall, ahead: int) -> str:
    return (hall.world.now() + timedelta(days=ahead)).date().isoformat()


def adopt(town: Town, rules: str, *, ahead: int | None = None) -> str:
    in_force = "" if ahead is None else day(town.hall, ahead)
    return people.adopt_bylaws(town.hall, body=town.body, name=rules, rules=rules, actor="team", in_force=in_force)


def evening(town: Town, ahead: int) -> str:
    """A meeting on a later day, opened; what it pinned."""
    starts = town.hall.world.now() + timedelta(days=ahead)
    meeting = meetings.plan_meeting(
        town.hall, body=town.body, title="Später", place="Büro", starts=starts, actor="team"
    )
    meetings.open_meeting(town.hall, meeting=meeting, actor="chair")
    with town.hall.reading() as db:
        row = kept.meeting(db, meeting)
        assert row is not None
        return str(row.bylaws)


def test_a_meeting_pins_the_newest_version_in_force_on_its_day(town: Town) -> None:
    soon = adopt(town, "qr-berlin", ahead=10)
    with town.hall.reading() as db:
        first = listed.newest_bylaws(db, town.body, day(town.hall, 9))
        assert first is not None
        assert first.version == 1
    assert evening(town, 5) == first.id
    assert evening(town, 12) == soon
    at_once = adopt(town, "qfj-2001")
    assert evening(town, 5) == evening(town, 12) == at_once  # the later decision replaces both


def test_a_later_version_leaves_a_past_evening_as_it_was(town: Town) -> None:
    ballot = town.open()
    for who in range(4):
        town.cast(ballot, who, "yes")
    before, readings = told(town), said(town)
    adopt(town, "qr-berlin")
    adopt(town, "qfj-2001", ahead=3)
    assert told(town) == before
    assert said(town) == readings
    assert len(readings) >= 2
    report = verify(bundle(town.hall, body=town.body, meeting=town.meeting), read_archive=recount)
    assert report.problems == ()
    assert convene(town, proposals=1)[0] != town.meeting  # the next one opens under the new ones


def told(town: Town) -> object:
    return getattr(town.view(), "quorum", None)


def said(town: Town) -> list[object]:
    """Every reading of the evening as the journal keeps it, byte for byte."""
    with town.hall.reading() as db:
        lines = [line for line in journal.lines(db, town.body) if line.header.meeting == town.meeting]
    return [
        (line.header.digest, line.payload) for line in lines if line.header.kind in ("reading-taken", "ballot-opened")
    ]


def test_what_is_in_force_at_once_is_written_as_it_always_was(town: Town) -> None:
    adopt(town, "qr-berlin")
    adopt(town, "qr-berlin", ahead=1)
    with town.hall.reading() as db:
        payloads = [line.payload for line in journal.lines(db, town.body) if line.header.kind == "bylaws-adopted"]
    assert ["in_force" in (payload or {}) for payload in payloads] == [False, False, True]


@pytest.mark.parametrize("preset", sorted(PRESETS))
def test_a_preset_goes_through_the_data_and_back(preset: str) -> None:
    bylaws = bylaws_from(preset)
    assert bylaws_from(raw_from(bylaws)) == bylaws
