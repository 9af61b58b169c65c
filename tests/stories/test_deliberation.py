"""Before the vote: members read, ask whoever applies, argue, score; the team hides with a reason; guests stay out."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house import Visitor, open_house, text_of
from tests.jury import Jury
from tests.unsettled import adopt, ballot_on, vote

HERE = ("Ada", "Bilal", "Cem", "Dora", "Emil")
PUBLIC, PRIVATE = "Ist das Fest für alle offen?", "Warum kostet das Zelt so viel?"


@pytest.fixture
def jury(database_url: str, tmp_path: Path) -> Iterator[Jury]:
    with open_house(database_url, tmp_path / "log") as house:
        jury = Jury(house)
        adopt(house, jury, {"quorum": {"value": 3}})
        jury.arrive(*HERE)
        yield jury


def says(jury: Jury, name: str, what: str, expect: int = 303, **fields: str) -> str:
    return jury.phones[name].post(f"/items/{jury.item(1)}/{what}", fields, expect=expect)


def reads(jury: Jury, name: str) -> str:
    return text_of(jury.phones[name].get(f"/items/{jury.item(1)}"))


def page_of(jury: Jury) -> str:
    return f"/team/proposals/{jury.proposals[0]}"


def ids(page: str) -> list[str]:
    return re.findall(r'id="(?:asked|said)-(\w+)"', page)


def test_members_argue_ask_and_score(jury: Jury) -> None:
    assert f'href="/items/{jury.item(1)}"' in jury.phones["Ada"].get("/meeting")
    assert "Noch keine Frage." in reads(jury, "Ada")
    says(jury, "Ada", "arguments", side="pro", argument="Alle & jede <3\nzusammen.")
    says(jury, "Ada", "arguments", side="pro", argument="Alle & jede <3\nzusammen.")  # a double tap
    says(jury, "Bilal", "arguments", side="contra", argument="Es ist teuer.")
    seen = reads(jury, "Cem")
    assert seen.count("Alle & jede &lt;3") == 1
    assert seen.index("Alle & jede &lt;3") < seen.index("Dagegen spricht") < seen.index("Es ist teuer.")
    assert "Ada" in seen
    assert "von Ihnen" in reads(jury, "Ada")
    says(jury, "Ada", "score", score="5")
    says(jury, "Bilal", "score", score="2")
    assert "So sehen es alle bisher" not in reads(jury, "Cem")
    says(jury, "Cem", "score", score="5")
    says(jury, "Cem", "score", score="4")
    counts = re.findall(r'<td class="number">(\d)</td><td><meter', jury.phones["Cem"].get(f"/items/{jury.item(1)}"))
    assert counts == ["0", "1", "0", "1", "1"]


def test_what_is_asked_is_answered_to_the_body_or_to_everybody(jury: Jury) -> None:
    says(jury, "Ada", "questions", question=PUBLIC, hearers="public")
    says(jury, "Bilal", "questions", question=PRIVATE, hearers="body")
    for name in HERE:
        assert (PUBLIC in reads(jury, name), PRIVATE in reads(jury, name)) == (True, True)
    first, second = ids(jury.team.get(page_of(jury)))[:2]
    for question, said in ((first, "Ja, für alle."), (second, "Wegen der Miete.")):
        jury.team.post(f"{page_of(jury)}/answers", {"question": question, "answer": said})
    assert "Ja, für alle." in reads(jury, "Emil")
    jury.do("open")
    jury.do(f"items/{jury.item(1)}/call")
    vote(jury, ballot_on(jury, jury.item(1)), HERE, ())
    jury.do(f"items/{jury.item(1)}/publish")
    found = re.search(r'href="(/decisions/\w+)"', jury.house.visitor().get("/"))
    assert found
    public = text_of(jury.house.visitor().get(found[1]))
    assert (PUBLIC in public, "Ja, für alle." in public) == (True, True)
    assert (PRIVATE in public, "Wegen der Miete." in public) == (False, False)
    assert "Ada" not in public
    assert "schon entschieden" in text_of(says(jury, "Ada", "score", expect=409, score="1"))


def test_the_team_hides_with_a_reason_that_only_the_author_reads(jury: Jury) -> None:
    says(jury, "Ada", "arguments", side="contra", argument="Der Verein ist unfähig.")
    says(jury, "Bilal", "questions", question="Sind Sie dumm?", hearers="body")
    question, argument = ids(jury.team.get(page_of(jury)))
    why = "Bitte bleiben Sie höflich."
    refused = jury.team.post(f"{page_of(jury)}/hide", {"what": argument, "why": "x"}, expect=422)
    assert "Grund" in text_of(refused)
    for what in (argument, question):
        jury.team.post(f"{page_of(jury)}/hide", {"what": what, "why": why})
    own, others = reads(jury, "Ada"), reads(jury, "Cem")
    assert ("unfähig" in own, why in own) == (True, True)
    assert ("unfähig" in others, why in others, "dumm" in others) == (False, False, False)
    assert jury.team.post(f"{page_of(jury)}/answers", {"question": question, "answer": "Nein."}) == page_of(jury)
    assert "Nein." not in jury.team.get(page_of(jury))  # nobody has to answer what is hidden
    jury.team.post(f"{page_of(jury)}/hide", {"what": argument, "why": ""})
    assert "unfähig" in reads(jury, "Cem")


UNSAID: tuple[tuple[str, dict[str, str], str], ...] = (
    ("arguments", {"side": "pro", "argument": "x"}, "Ihr Argument"),
    ("arguments", {"side": "pro", "argument": "x" * 601}, "Ihr Argument"),
    ("arguments", {"side": "vielleicht", "argument": "Gut."}, ""),
    ("questions", {"question": "Warum?", "hearers": "team"}, ""),
    ("score", {"score": "6"}, ""),
    ("score", {"score": "viel"}, ""),
)


def test_what_cannot_be_said_stays_in_its_field(jury: Jury) -> None:
    for what, fields, said in UNSAID:
        page = says(jury, "Ada", what, expect=422, **fields)
        assert said in text_of(page)
        typed = fields.get("argument") or fields.get("question") or ""
        assert typed in page
        assert ids(jury.phones["Bilal"].get(f"/items/{jury.item(1)}")) == [], fields


def test_whoever_has_no_seat_does_not_read_along(jury: Jury) -> None:
    jury.team.post("/team/members", {"name": "Gast Gerda", "language": "de"})
    found = re.search(r'<option value="(\w+)"[^>]*>\s*(?:<bdi>)?Gast Gerda', jury.team.get(f"/team/bodies/{jury.body}"))
    assert found
    jury.members["Gerda"] = found[1]
    jury.arrive("Gerda")
    says(jury, "Ada", "arguments", side="pro", argument="Nur für uns.")
    assert "Nur für uns." not in reads(jury, "Gerda")
    assert "Für die Nachbarschaft." in reads(jury, "Gerda")
    says(jury, "Gerda", "arguments", side="pro", argument="Ich auch.", expect=403)


MATERIAL, STAY = "recused_hide_material", "recused_stay_for_debate"


@pytest.mark.parametrize(("stay", "hide"), [(True, True), (False, False), (False, True)])
def test_for_the_recused_every_page_is_the_same_whatever_the_others_say(
    database_url: str, tmp_path: Path, *, stay: bool, hide: bool
) -> None:
    with open_house(database_url, tmp_path / "log") as house:
        jury = Jury(house)
        adopt(house, jury, {STAY: stay, MATERIAL: hide, "quorum": {"value": 3}})
        jury.arrive(*HERE)
        ada = jury.phones["Ada"]
        ada.press(f"/items/{jury.item(1)}/conflict", {"reason": "relative"})
        before = _all_of(jury, ada)
        _talk(jury)
        assert _all_of(jury, ada) == before
        assert "Ada ist" in jury.phones["Bilal"].get(f"/items/{jury.item(1)}")


def _talk(jury: Jury) -> None:
    says(jury, "Bilal", "arguments", side="contra", argument="Ada ist doch verwandt.")
    says(jury, "Cem", "questions", question="Ist Ada dabei?", hearers="public")
    says(jury, "Dora", "score", score="1")
    question = ids(jury.team.get(page_of(jury)))[0]
    jury.team.post(f"{page_of(jury)}/answers", {"question": question, "answer": "Ja, Ada ist dabei."})


def _all_of(jury: Jury, phone: Visitor) -> list[str]:
    """Every page that a member can open, and every answer to what a member can try on the item."""
    item = f"/items/{jury.item(1)}"
    pages = [phone.get(path) for path in ("/meeting", "/meeting/now", "/room", item, f"/items/{jury.item(2)}")]
    tries = {
        "arguments": {"side": "pro", "argument": "Ada ist doch verwandt."},
        "questions": {"question": "Ist Ada dabei?", "hearers": "body"},
        "score": {"score": "3"},
    }
    return pages + [phone.post(f"{item}/{what}", fields, expect=403) for what, fields in tries.items()]
