"""Eligible or not: a list point by point, questions back and answers, a reason that the applicant reads, a way back."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house import Visitor, juryvote, open_house, text_of
from tests.jury import Jury
from tests.stories.test_applying import DECLARED, code_in, form_of

POINTS = 6


class Case:
    """An application that was just handed in: its writer, the code, and the team's page."""

    def __init__(self, jury: Jury) -> None:
        self.jury, self.writer = jury, jury.house.visitor()
        address = f"/rounds/{jury.round}/apply"
        self.code = code_in(self.writer.get(address))
        self.writer.post(address, form_of(self.code, "hand-in", **DECLARED), expect=200)
        found = re.search(r'href="(/team/proposals/\w+)">4\.', jury.team.get(f"/team/rounds/{jury.round}"))
        assert found
        self.page = found[1]

    def check(self, *verdicts: str, reasons: dict[int, str] | None = None, expect: int = 303) -> str:
        told = reasons or {}
        fields = [("verdict", verdict) for verdict in verdicts]
        fields += [("reason", told.get(number, "")) for number in range(1, len(verdicts) + 1)]
        return self.jury.team.post(f"{self.page}/checks", fields, expect=expect)

    def do(self, what: str, expect: int = 303, **fields: str) -> str:
        return self.jury.team.post(f"{self.page}/{what}", fields, expect=expect)

    def team(self) -> str:
        return text_of(self.jury.team.get(self.page))

    def status(self, who: Visitor | None = None) -> str:
        return (who or self.writer).post("/application", {"code": self.code}, expect=200)

    def stands(self) -> str:
        found = re.search(r'<li class="done" aria-current="step">(.*?)</li>', self.status(), re.DOTALL)
        assert found
        return text_of(found[1])

    def question(self) -> str:
        found = re.search(r'name="question" value="(\w+)"', self.status())
        assert found
        return found[1]

    def answer(self, text: str, question: str, expect: int = 200, code: str = "") -> str:
        form = {"code": code or self.code, "question": question, "text": text}
        return self.writer.post("/application/answer", form, expect=expect)


@pytest.fixture
def case(database_url: str, tmp_path: Path) -> Iterator[Case]:
    with open_house(database_url, tmp_path / "log") as house:
        yield Case(Jury(house))


def test_a_no_keeps_it_from_the_jury_until_it_is_mended(case: Case) -> None:
    assert case.stands().startswith("in Prüfung beim Team")
    verdicts = ["yes"] * POINTS
    verdicts[4] = "no"
    case.check(*verdicts, expect=422)  # a no needs its reason
    case.check(*verdicts, reasons={5: "120 € sind ein Honorar."})
    assert "1 Punkt steht auf Nein." in case.team()
    case.do("eligible", expect=409)
    case.do("questions", text="Wer bekommt die 120 €?")
    case.do("questions", text="Wer bekommt die 120 €?")  # pressed twice
    assert case.team().count("Wer bekommt die 120 €?") == 1
    assert "wartet auf Antwort" in case.team()
    _the_writer_answers(case)
    case.check(*["yes"] * (POINTS - 1), "open")
    assert "1 Punkt ist noch offen." in case.team()
    case.do("eligible")
    assert case.stands().startswith("förderfähig")
    checked = juryvote("check", database=case.jury.house.database, check=False)
    assert checked.returncode == 0, checked.stdout


def _the_writer_answers(case: Case) -> None:
    question = case.question()
    refused = case.answer("x", question, expect=422)
    assert ">x</textarea>" in refused  # nothing typed is lost
    case.answer("Niemand", "nothing", expect=404)
    case.answer("Niemand", question, code="A" * 28, expect=403)
    said = "Niemand. Wir streichen den Posten. 🌻 شكرا"
    assert said in case.answer(said, question)
    assert "Doch jemand" not in case.answer("Doch jemand", question)  # an answer stands
    assert said in case.team()
    assert said not in case.jury.house.visitor().get(f"/rounds/{case.jury.round}")


def test_not_eligible_with_a_reason_and_looked_at_again(case: Case) -> None:
    case.do("not-eligible", why="", expect=422)
    for _ in range(2):
        case.do("not-eligible", why="Die Aktion ist außerhalb des Quartiers.")
    assert "Die Aktion ist außerhalb des Quartiers." in text_of(case.status())
    assert case.stands().startswith("nicht förderfähig")
    case.do("eligible", expect=409)
    case.do("questions", text="Und nun?")
    for _ in range(2):
        case.do("check-again")
    case.do("eligible")
    team = case.team()
    states = re.findall(r"\d\d:\d\d: (Entwurf|nicht förderfähig|förderfähig)", team)
    assert states == ["Entwurf", "nicht förderfähig", "Entwurf", "förderfähig"]
    assert team.count("Die Aktion ist außerhalb des Quartiers.") == 1  # the history keeps it


def test_the_writer_withdraws_and_only_the_team_brings_it_back(case: Case) -> None:
    case.do("eligible")
    for _ in range(2):
        page = case.writer.post("/application/withdraw", {"code": case.code}, expect=200)
        assert "von Ihnen zurückgezogen" in text_of(page)
    agenda = [("proposal", case.page.rpartition("/")[2])]
    case.jury.team.post(f"/team/meetings/{case.jury.meeting}/agenda", agenda, expect=409)
    assert "hat ihn zurückgezogen" in case.team()
    case.do("check-again")
    case.do("eligible")
    case.jury.team.post(f"/team/meetings/{case.jury.meeting}/agenda", agenda)
    assert "Antrag zurückziehen" not in case.status()
    case.writer.post("/application/withdraw", {"code": case.code}, expect=409)
    case.writer.post("/application/withdraw", {"code": "B" * 28}, expect=403)


def test_strange_lists_change_nothing(case: Case) -> None:
    before = case.team()
    case.check(*["yes"] * (POINTS - 1), expect=422)
    case.check(*["maybe"] * POINTS, expect=422)
    case.jury.team.post(f"{case.page}/checks", {"verdict": "yes"}, expect=422)
    case.do("questions", text="x" * 1001, expect=422)
    case.do("check-again", field="1", expect=422)
    assert case.team() == before
