"""English is complete: nothing a person sees is missed by the catalogue, left out of it, or kept back by a page."""

import ast
import json
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from random import Random
from string import Formatter
from typing import Any

import pytest
from babel import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.frontend import CommandLineInterface
from babel.messages.pofile import read_po
from jinja2 import Environment
from sqlalchemy import text

from juryvote.demo.clock import Clock
from juryvote.demo.evening import play_to_the_end, set_the_stage
from juryvote.live.hall import Hall
from juryvote.paths import TEMPLATES
from juryvote.reads.chair import desk
from juryvote.reads.parts import frozen_need, frozen_quorum, result_of
from juryvote.reads.public import decision_page
from juryvote.reads.register import register
from juryvote.rules.bylaws import bylaws_from
from juryvote.rules.entries import Quorum
from juryvote.rules.explain import read_case
from juryvote.rules.quorum import read_quorum, restate
from juryvote.rules.register import Wanted
from juryvote.rules.room import Room
from juryvote.rules.sentences import german
from juryvote.store import ballots, meetings, people
from juryvote.web.languages import LOCALES, languages, say_in
from juryvote.web.render import environment
from juryvote.web.routes import ROUTES
from tests.building import Building, open_building
from tests.rules.situations import situation
from tests.town import open_hall

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ROOT / "src"
OTHERS = [language for language in languages() if language != "de"]
SHOWN = ("aria-label", "aria-description", "title", "placeholder", "alt", "label", "summary")
LETTERS = re.compile(r"[^\W\d_]{2}")


@cache
def catalogue(path: Path, locale: str | None = None) -> Catalog:
    with path.open("rb") as source:
        return read_po(source, locale=locale)


def translated(language: str) -> Catalog:
    return catalogue(LOCALES / language / "LC_MESSAGES" / "juryvote.po", language)


def messages(known: Catalog) -> list[Message]:
    return [message for message in known if message.id]


def names(known: Catalog) -> set[tuple[str, ...]]:
    return {
        (message.context or "", *([message.id] if isinstance(message.id, str) else message.id))
        for message in messages(known)
    }


def pairs(message: Message) -> Iterator[tuple[str, str]]:
    """Every translated form with the msgid it stands for."""
    if isinstance(message.id, str):
        assert isinstance(message.string, str)
        yield message.id, message.string
    else:
        for number, form in enumerate(message.string):
            yield message.id[min(number, 1)], form


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """What `make messages` would collect now."""
    pot = tmp_path_factory.mktemp("messages") / "fresh.pot"
    command = ["extract", "-F", str(LOCALES / "babel.cfg"), "-k", "say", "--omit-header", "-o", str(pot)]
    CommandLineInterface().run(["pybabel", "-q", *command, str(SOURCES), str(TEMPLATES)])
    return catalogue(pot)


# The catalogues


def test_the_template_of_the_catalogues_is_fresh(fresh: Catalog) -> None:
    assert names(fresh) == names(catalogue(LOCALES / "juryvote.pot")), "run: make messages"
    assert len(names(fresh)) > 700


@pytest.mark.parametrize("language", OTHERS)
def test_nothing_is_missing_and_nothing_is_left_over(language: str, fresh: Catalog) -> None:
    known = translated(language)
    assert names(known) == names(fresh), "run: make messages"
    assert not known.obsolete
    assert not [message.id for message in messages(known) if message.fuzzy]
    assert not [message.id for message in messages(known) if not all(form.strip() for _, form in pairs(message))]


@pytest.mark.parametrize("language", OTHERS)
def test_every_plural_has_all_its_forms(language: str) -> None:
    known = translated(language)
    for message in messages(known):
        if not isinstance(message.id, str):
            assert len(message.string) == known.num_plurals, message.id


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_takes_the_same_values(language: str) -> None:
    for message in messages(translated(language)):
        for original, form in pairs(message):
            assert values(form) == values(original), original
            assert re.findall(r"</?\w+", form) == re.findall(r"</?\w+", original), original


def values(form: str) -> list[str]:
    """Both kinds of places for values: %(these)s of the templates and {those} of the rules."""
    assert not re.search(r"%(?!\([a-z]+\)s)", form), form
    braces = [name for _, name, _, _ in Formatter().parse(form) if name is not None]
    return sorted(re.findall(r"%\((\w+)\)s", form) + braces)


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_ends_and_begins_as_the_original(language: str) -> None:
    """A full stop or a colon more or less is a sentence that does not fit its place."""
    for message in messages(translated(language)):
        for original, form in pairs(message):
            assert form == form.strip(), original
            assert end(form) == end(original), original


def end(form: str) -> str:
    return form[-1] if form[-1] in ".:?!…" else ""


# What a person sees goes through the catalogue


class Reader(HTMLParser):
    """Texts of a page: nodes, and the attributes that are read aloud or shown. What says its language is left out."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []
        self.open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        silent = tag in ("script", "style") or ("lang" in given and tag != "html") or self.is_silent()
        if not silent:
            self.texts += [value or "" for name, value in attrs if is_shown(tag, name, given)]
        if tag not in ("meta", "link", "input", "br", "img", "path", "circle", "rect"):
            self.open.append((tag, silent))

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not self.is_silent():
            self.texts.append(data)

    def is_silent(self) -> bool:
        return bool(self.open) and self.open[-1][1]


def is_shown(tag: str, name: str, given: dict[str, str | None]) -> bool:
    if name == "value":
        return tag == "input" and given.get("type") in ("submit", "button")
    return name in SHOWN or (
        name.startswith("data-") and not name.startswith("data-hx-") and " " in (given[name] or "")
    )


def texts_of(html: str) -> list[str]:
    reader = Reader()
    reader.feed(html)
    return [" ".join(text.split()) for text in reader.texts if LETTERS.search(text)]


TEMPLATE_FILES = sorted(path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.html"))
# Our name, addresses, attributes in blocks of their own, and classes that a macro answers.
NO_WORDS = re.compile(r'juryvote|/[a-z]+|[\w:-]+="[^"]*"|\b(?:yes|no|warn)\b')
OWN_NAMES = {
    Locale(code).get_display_name(code).casefold()
    for code in ("de", "en", "tr", "ar", "ru", "uk", "pl", "ro", "fa", "vi")
}


@pytest.mark.parametrize("name", TEMPLATE_FILES)
def test_a_template_has_no_text_of_its_own(name: str) -> None:
    """Neither between its expressions nor as a string within one."""
    plain, strings = taken_apart((TEMPLATES / name).read_text())
    found = [NO_WORDS.sub("", text) for text in texts_of(plain)]
    assert [text for text in found if LETTERS.search(text)] == []
    assert [text for text in strings if is_words(text) and text.casefold() not in OWN_NAMES] == []


def taken_apart(source: str) -> tuple[str, list[str]]:
    """The page without expressions and translated parts, and the strings that expressions do not give to _()."""
    plain, strings, before, translating = [], [], ["", ""], False
    for _, kind, value in Environment(trim_blocks=True, lstrip_blocks=True).lex(source):
        if kind == "name" and value in ("trans", "endtrans") and before[-1] == "block_begin":
            translating = value == "trans"
        if kind == "data" and not translating:
            plain.append(value)
        if kind in ("variable_begin", "block_begin"):
            plain.append("\N{WORD JOINER}")
        if kind == "string" and before[-2:] != ["_", "("]:
            strings.append(value[1:-1])
        if kind != "whitespace":
            before = [*before[-1:], value if kind in ("name", "operator") else kind]
    return "".join(plain), strings


def is_words(value: str) -> bool:
    """A capital or a German letter: codes, classes and addresses have none."""
    return bool(re.search(r"[A-ZÄÖÜ][a-zäöüß]|[äöüß]", value)) and "=" not in value


WEB = sorted([*(SOURCES / "juryvote/web").rglob("*.py"), *(SOURCES / "juryvote/reads").rglob("*.py")])


@pytest.mark.parametrize("path", WEB, ids=lambda path: path.relative_to(SOURCES).as_posix())
def test_the_sources_of_the_pages_say_every_german_text(path: Path) -> None:
    tree = ast.parse(path.read_text())
    said = {
        id(node)
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") in ("say", "_")
        for node in ast.walk(call)
    }
    docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    texts = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said | docs
    ]
    assert [value for value in texts if re.search("[äöüßÄÖÜ„]", value)] == []


def test_scripts_have_no_words_of_their_own() -> None:
    for path in (ROOT / "static" / "js").glob("*.js"):
        code = re.sub(r"(?m)(^|\s)//.*$", "", path.read_text())
        assert re.findall(r"""["'`][A-ZÄÖÜ][a-zäöüß]+[ .…][^"'`]*["'`]""", code) == [], path.name
        assert not re.search("[äöüßÄÖÜ„]", code), path.name


# Pages in English


@pytest.fixture(scope="module")
def building(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Building]:
    with open_building(f"sqlite:///{tmp_path_factory.mktemp('english') / 'juryvote.sqlite3'}") as building:
        _forget_what_people_typed(building.hall)
        yield building


TYPED = {
    "areas": ("name",),
    "bodies": ("name",),
    "members": ("name",),
    "staff": ("name",),
    "funds": ("name",),
    "rounds": ("title",),
    "proposals": ("title", "applicant", "what_for"),
    "cost_lines": ("label",),
    "meetings": ("title", "place"),
    "items": ("title",),
    "decisions": ("title",),
}


def _forget_what_people_typed(hall: Hall) -> None:
    """Names that are no words of any language: what is German on a page now is ours."""
    with hall.engine.begin() as db:
        for table, columns in TYPED.items():
            for column in columns:
                db.execute(text(f"UPDATE {table} SET {column} = 'xq' || rowid"))


def ask(building: Building, role: str, method: str, path: str, **more: Any) -> Any:
    token = building.sessions.get(role, "")
    headers = {"cookie": f"__Host-juryvote={token}; language=en"}
    return building.client.request(method, path, headers=headers, follow_redirects=False, **more)


@cache
def german_parts() -> tuple[tuple[re.Pattern[str], str], ...]:
    """How each text would look on a page: as a whole text, or as words within one."""
    found: dict[str, re.Pattern[str]] = {}
    for message in messages(translated("en")):
        for original, form in pairs(message):
            for part in re.split(r"<[^>]*>", original) if original != form else ():
                pieces = [re.escape(piece.strip()) for piece in re.split(r"%\(\w+\)s|\{\w*\}", " ".join(part.split()))]
                longest = max(pieces, key=len)
                if len(re.findall(r"\w{2,}", longest)) > 1:
                    found[part] = re.compile(r"(?<!\w)" + longest + r"(?!\w)")
                elif len(re.findall(r"[^\W\d_]", "".join(pieces))) > 1:
                    words = [rf"(?<!\w){piece}(?!\w)" if piece else "" for piece in pieces]
                    found[part] = re.compile("^" + "[^:;]*".join(words) + "$")
    return tuple((pattern, part) for part, pattern in found.items())


def german_in(html: str) -> set[tuple[str, str]]:
    without_seals = re.sub(r"<pre\b.*?</pre>", "", html, flags=re.DOTALL)  # base64 spells "von" once in a hundred runs
    texts = set(texts_of(without_seals))
    return {(part, shown) for shown in texts for pattern, part in german_parts() if pattern.search(shown)}


PAGES = sorted(
    {
        (method, path.replace(":str", "").replace(":path", ""))
        for handler in ROUTES
        for method in handler.http_methods & {"GET", "POST"}
        for path in handler.paths
        if not path.startswith(("/static", "/events", "/sign-out", "/language"))
    }
)
ROLES = ("nobody", "member", "screen", "chair", "team", "auditor", "foreign member")


@pytest.mark.parametrize(("method", "path"), PAGES, ids=[" ".join(page) for page in PAGES])
def test_a_page_in_english_has_no_german(building: Building, method: str, path: str) -> None:
    """Pages, and what a form with a strange field or with nothing in it is told; whoever may not, reads that."""
    path = path.format(**building.named)
    for role in ROLES:
        fields = {"data": {"nonsense": "1"}} if method == "POST" else {}
        answer = ask(building, role, method, path, **fields)
        if "text/html" in answer.headers.get("content-type", "") and answer.text:
            assert german_in(answer.text) == set(), role
            assert answer.headers["content-language"] == "en"
            assert answer.text.startswith("<!doctype") is False or '<html lang="en" dir="ltr">' in answer.text


def test_what_a_form_answers_in_english_has_no_german(building: Building) -> None:
    """Codes, cards and the preview of a list are pages that no address shows by itself."""
    meeting, head = building.named["meeting"], "name;sprache;gremium;gruppe;von;bis\n"
    for path, sent, told in (
        (f"/team/meetings/{meeting}/screen", {}, "Code for Screen"),
        (f"/team/meetings/{meeting}/cards", {}, "Cards to cut out"),
        (f"/team/meetings/{meeting}/door", {"data": {"member": building.named["member"]}}, "Valid once"),
        (
            "/team/members/import",
            {"files": {"file": ("a.csv", f"{head}A;xx;B;C;D;E;F\n;;;;;\nA".encode())}},
            "mistakes",
        ),
        ("/team/members/import", {"files": {"file": ("a.csv", f"{head}Zoë;;;;;".encode())}}, "can be added"),
        ("/team/members/import", {"files": {"file": ("a.csv", b"wer;was")}}, "The first line must name"),
    ):
        answer = ask(building, "team", "POST", path, **sent)
        assert told in answer.text
        assert german_in(answer.text) == set(), path


def test_the_check_for_german_finds_it(building: Building) -> None:
    building.client.cookies.clear()
    token = building.sessions["team"]
    for path in ("/", "/about", "/team", "/desk/{meeting}", "/team/bodies/{body_id}", "/decisions/{decision}"):
        page = building.client.get(path.format(**building.named), headers={"cookie": f"__Host-juryvote={token}"})
        assert len(german_in(page.text)) > 3, path
        assert page.headers["content-language"] == "de"
    assert german_in("<p>Nicht beschlussfähig: 3 von 7</p>")
    assert not german_in('<p lang="de">Nicht beschlussfähig: 3 von 7</p>')


def test_a_whole_evening_speaks_english(building: Building) -> None:
    """What members, chair, wall and public read while a ballot is open, closed, void, annulled, and at the end."""
    town, named = building.town, building.named
    places = {
        "member": ["/meeting", "/meeting/now"],
        "chair": [f"/desk/{named['meeting']}"],
        "screen": [f"/screen/{named['meeting']}"],
        "team": [f"/team/meetings/{named['meeting']}/door"],
    }

    def look() -> str:
        pages = []
        for role, paths in places.items():
            for path in paths:
                answer = ask(building, role, "GET", path)
                assert answer.status_code == 200
                assert german_in(answer.text) == set(), path
                pages.append(answer.text)
        return " ".join("".join(pages).split())

    def press(path: str, **fields: str) -> None:
        assert ask(building, "chair", "POST", f"/desk/{named['meeting']}/{path}", data=fields).status_code == 303

    assert 'Should “<bdi lang="de">' in look()
    ask(building, "member", "POST", f"/ballots/{named['ballot']}/slip", data={"choice": "yes", "key": "0.abcdefgh"})
    assert "Your vote is counted: Yes." in look()
    for member in town.members[1:5]:
        press("presence", member=member, direction="out")
    press(f"ballots/{named['ballot']}/close")
    assert "Not quorate: 3 of 7 filled seats are here, 4 are needed; 1 is missing." in look()
    for member in town.members[1:5]:
        press("presence", member=member, direction="in")
    press(f"items/{named['item']}/conflict", member=town.members[6], reason="relative")
    press(f"items/{named['item']}/ballot", amount="300.50")
    assert "€300.50" in look()
    assert "Accepted if at least 4 of 6 who may vote say yes." in look()
    newest = _open_ballot(building.hall, named["meeting"])
    press(f"ballots/{newest}/hands", people=town.members[1], no="1")
    press(f"ballots/{newest}/close")
    assert "Rejected: 0 yes votes, 4 of 6 were needed." in look()
    press("adjourn")
    assert "The meeting is over" in look()


def _open_ballot(hall: Hall, meeting: str) -> str:
    with hall.reading() as db:
        found = ballots.open_ballot(db, meeting)
        assert found is not None
        return str(found.id)


# Frozen sentences


def marked(text: str) -> str:
    """A language of its own that can be taken back: every text that was said anew carries a mark."""
    return f"¤{text}"


def test_frozen_sentences_of_a_whole_demo_can_be_said_again(tmp_path: Path) -> None:
    now = datetime(2026, 3, 5, 18, 40, tzinfo=UTC)
    clock, seen = Clock(now), set()
    with open_hall(f"sqlite:///{tmp_path / 'demo.sqlite3'}", clock.world()) as hall:
        play_to_the_end(set_the_stage(hall, clock, now))
        with hall.reading() as db:
            area = people.areas(db)[0]
            bodies = [body.id for body in people.bodies(db, area.id)]
            for meeting in meetings.meetings(db, body_ids=bodies):
                bylaws = bylaws_from(people.bylaws_rules(db, meeting.bylaws))
                for ballot in ballots.ballots(db, meeting.id):
                    seen |= set(_said_again(db, ballot, {"bylaws": bylaws}))
    assert seen == {"carried", "rejected", "void", "annulled"}


def _said_again(db: Any, ballot: Any, rules: dict[str, Any]) -> Iterator[str]:
    opening = json.loads(ballot.opening)
    _, on_roll = ballots.progress(db, ballot.id)
    need = frozen_need(ballot, on_roll=on_roll, say=marked, **rules).sentence
    _same(need, opening["majority"]["sentence"])
    quorum, kept = frozen_quorum(ballot, say=marked, **rules)
    assert not kept
    _same(quorum, opening["quorum"]["sentence"])
    result = result_of(ballot, say=marked, **rules)
    if result is None:
        yield ballot.state
        return
    closing = json.loads(ballot.closing)
    _same(result.sentence, closing["quorum" if result.outcome == "void" else "majority"]["sentence"])
    yield result.outcome


def _same(said: str, frozen: str) -> None:
    assert said.startswith("¤")
    assert said.replace("¤", "") == frozen


def test_a_frozen_quorum_of_any_bylaws_can_be_said_again() -> None:
    dice = Random(20261123)
    told = 0
    for _ in range(400):
        case = read_case(json.dumps(situation(dice)))
        bylaws, room = bylaws_from(case.bylaws), _room(case)
        reading = read_quorum(bylaws, room)
        kept = Quorum(
            met=reading.met,
            needed=reading.needed,
            counted=reading.counted,
            base=reading.base,
            sentence=reading.sentence,
        )
        said = restate(bylaws, kept, say=marked)
        if said:
            _same(said, reading.sentence)
            told += 1
        else:
            assert "Gruppe" in reading.sentence  # a group's numbers are not kept
    assert told > 300


def _room(case: Any) -> Room:
    return Room(
        seats=case.seats,
        present=tuple(dict.fromkeys(case.present)),
        recused=frozenset(case.recused),
        second_invitation=case.second_invitation,
    )


def test_a_sentence_that_the_rules_do_not_say_any_more_stays_as_it_was_frozen(building: Building) -> None:
    with building.hall.reading() as db:
        ballot = next(row for row in ballots.ballots(db, building.named["meeting"]) if row.closing)
        bylaws = bylaws_from("qr-berlin")
        result = result_of(ballot, bylaws=bylaws, say=marked)
        assert result is not None
        assert "¤" not in result.sentence
        kept = json.loads(ballot.opening)["quorum"] | {"sentence": "Es war einmal beschlussfähig."}
        assert restate(bylaws, Quorum(**kept), say=marked) == ""


def test_the_official_text_stays_german_and_says_so(building: Building) -> None:
    page = ask(building, "nobody", "GET", f"/decisions/{building.named['decision']}").text
    assert re.search(r'<p class="text" dir="auto" lang="de">Der Antrag „.*“ ist angenommen', page)
    view = decision_page(building.hall, building.named["decision"], say=say_in("en"))
    assert view is not None
    assert view.quorum_sentence == "Quorate: 7 of 7 filled seats are here, 4 are needed."
    assert view.result.sentence == "Accepted: 5 yes votes, 4 of 7 were needed."
    assert f"<p>{view.quorum_sentence}</p>" in page
    assert view.text == register_text(building.hall, building.named["body_id"])
    assert building.client.get(f"/decisions/{building.named['decision']}").text.count(' lang="de"') == 1  # of the page


def register_text(hall: Hall, body: str) -> str:
    line = register(hall, Wanted(body=body)).decisions[0]
    view = decision_page(hall, line.id)
    assert view is not None
    return view.text


def test_the_desk_says_in_german_what_the_journal_keeps(building: Building) -> None:
    view, english = (desk(building.hall, meeting=building.named["meeting"], say=say) for say in (german, say_in("en")))
    assert view is not None
    assert english is not None
    for ours, theirs in zip(view.agenda, english.agenda, strict=True):
        assert (ours.result is None) == (theirs.result is None)
        if ours.result and theirs.result:
            assert ours.result.sentence != theirs.result.sentence


# Formats, and the way from one language to the other


def filters(language: str) -> dict[str, Callable[[Any], str]]:
    return environment(language).filters


def test_money_and_time_are_written_as_the_language_does() -> None:
    for language, said in {
        "de": ("1.234,50\u00a0€", "Mi., 4. März, 18:05", "4. März 2026", "18:05"),
        "en": ("€1,234.50", "Wed 4 March, 18:05", "4 March 2026", "18:05"),
    }.items():
        known, moment = filters(language), "2026-03-04T17:05:00Z"
        assert (known["euro"](123450), known["when"](moment), known["day"](moment), known["clock"](moment)) == said
        assert known["day"]("2026-03-04") == said[2]


@pytest.mark.parametrize("back", ["/", "/about", "/?body=xyz&year=2026", "/enter"])
def test_a_change_of_language_keeps_the_page(building: Building, back: str) -> None:
    page = ask(building, "nobody", "GET", back).text
    assert f'name="back" value="{back.replace("&", "&amp;")}"' in page
    answer = building.client.post("/language", data={"language": "en", "back": back}, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, back)
    assert "language=en" in answer.headers["set-cookie"]


def test_a_refused_form_leads_back_to_the_page_it_stood_on(building: Building) -> None:
    headers = {
        "cookie": f"__Host-juryvote={building.sessions['team']}; language=en",
        "referer": "http://127.0.0.1/team?x=1",
    }
    page = building.client.post("/team/bodies", data={"name": ""}, headers=headers)
    assert page.status_code == 422
    assert 'name="back" value="/team?x=1"' in page.text
    assert "Gremium" not in page.text


def test_the_browser_s_language_counts_until_one_was_chosen(building: Building) -> None:
    building.client.cookies.clear()
    for accepted, chosen, spoken in (
        ("en-GB,en;q=0.9,de;q=0.8", "", "en"),
        ("en-GB", "de", "de"),
        ("tr,en;q=0.8", "", "en"),
        ("tr", "", "de"),
        ("", "xx", "de"),
    ):
        headers = {"accept-language": accepted} | ({"cookie": f"language={chosen}"} if chosen else {})
        answer = building.client.get("/about", headers=headers)
        assert answer.headers["content-language"] == spoken
        assert f'<html lang="{spoken}"' in answer.text
        assert {part.strip() for part in answer.headers["vary"].split(",")} >= {"Cookie", "Accept-Language"}
