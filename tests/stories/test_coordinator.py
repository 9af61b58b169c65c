"""A coordinator's own login: what waits in all areas, a Votum given back, tabled again, confirmed; nothing else."""

from pathlib import Path
from zipfile import ZipFile

from tests.at_home import Calendar
from tests.granting import day, recounted
from tests.house import House, Visitor, open_house, text_of
from tests.stories.test_confirming import WHY, Advised, tabled_again

EMAIL, PASSWORD = "nuri@bezirk.example", "koordination im bezirk"


def appoint(house: House, *areas: str, name: str = "Nuri Bezirk", password: str = PASSWORD) -> tuple[int, str]:
    named = [word for area in areas for word in ("--area", area)]
    done = house.juryvote("coordinator", EMAIL, "--name", name, *named, "--password", password)
    return done.returncode, done.stdout + done.stderr


def sign_in(house: House, expect: int = 303) -> Visitor:
    visitor = house.visitor()
    place = visitor.post("/staff/sign-in", {"email": EMAIL, "password": PASSWORD}, expect=expect)
    assert expect != 303 or place == "/coordinator"
    return visitor


def send(visitor: Visitor, votum: str, said: str, expect: int = 303, **more: str) -> str:
    form = {"answer": said, "by": "borough", "day": day(), **more}
    return visitor.post(f"/coordinator/vota/{votum}/answer", form, expect=expect)


def test_a_coordinator_gives_a_votum_back_and_then_confirms_it(database_url: str, tmp_path: Path) -> None:
    with open_house(database_url, tmp_path / "log", kind=Calendar) as house:
        assert isinstance(house, Calendar)
        jury = Advised(house)
        _appointed(house)
        assert "auf Nuri Bezirk (Gebietskoordination)" in jury.file()
        desk = sign_in(house)
        home = text_of(desk.get("/coordinator"))
        for word in ("Bänke für den Hof", "Testkiez", "600,00", "4 Ja, 0 Nein", "wartet seit", "soll am 1. Mai 2099"):
            assert word in home, home
        _refused(jury, desk)
        first, page = jury.grant, text_of(desk.get(f"/coordinator/vota/{jury.grant}"))
        for word in ("Wir bauen drei Bänke.", "Holz : 650,00", "4 Ja", "Ihre Antwort"):
            assert word in page, page
        assert "Öztürk" not in page  # who applied said nothing about being published
        send(desk, first, "returned", expect=422)  # no reason
        assert WHY in send(desk, first, "returned", expect=422, why=WHY, day=day(2))  # nothing typed is lost
        for _ in range(2):
            assert send(desk, first, "returned", why=WHY) == "/coordinator"
        home = text_of(desk.get("/coordinator"))
        assert "Nichts wartet" in home
        assert f"Bezirk, {_german(desk, first)}" in home
        public = text_of(house.visitor().get(f"/decisions/{first}"))
        assert "Zurückgegeben: Bezirk" in public
        assert "von der Gebietskoordination selbst eingetragen" in public
        assert jury.left() == "10.000,00"
        tabled_again(jury)
        for _ in range(2):
            send(desk, jury.grant, "confirmed", by="senate")
        send(desk, jury.grant, "returned", expect=409, why=WHY)
        assert "Bestätigt: Senatsverwaltung" in jury.file()
        jury.agree("550")
        _journaled(jury, tmp_path)
        _switched_off(house, desk)


def _appointed(house: House) -> None:
    """Only with areas that are there; said twice it is one account; other accounts stay what they are."""
    assert appoint(house)[0] == 2
    code, said = appoint(house, "Mond")
    assert code == 2
    assert "No area is called 'Mond'" in said
    assert appoint(house, "Testkiez", password="kurz")[0] == 2
    for _ in range(2):
        assert appoint(house, "Testkiez")[0] == 0
    of_the_team = ("mira@kiez.example", "--name", "X", "--area", "Testkiez", "--password", PASSWORD)
    taken = house.juryvote("coordinator", *of_the_team)
    assert taken.returncode == 2


def _refused(jury: Advised, desk: Visitor) -> None:
    """Nothing of the team's, and nothing that is no Votum."""
    for path in ("/team", f"/team/bodies/{jury.body}", f"/team/grants/{jury.grant}", "/team/accounts", "/audit"):
        desk.get(path, expect=403)
    desk.post(f"/team/grants/{jury.grant}/confirmation", {"answer": "confirmed"}, expect=403)
    desk.get(f"/coordinator/vota/{jury.body}", expect=404)
    assert "Nuri" not in jury.team.get("/team/accounts")  # whose password the team cannot change


def _german(desk: Visitor, votum: str) -> str:
    """Today, as the pages write it."""
    page = text_of(desk.get(f"/coordinator/vota/{votum}"))
    return page.split("Zurückgegeben: Bezirk, ")[1].split(" (")[0]


def _journaled(jury: Advised, folder: Path) -> None:
    recounted(jury, folder)
    with ZipFile(folder / "bundle.zip") as bundle:
        book = bundle.read("journal.jsonl").decode()
    assert book.count('"entered_by":"coordinator"') == 2
    assert "Nuri" not in book


def _switched_off(house: House, desk: Visitor) -> None:
    assert house.juryvote("coordinator", EMAIL, "--off").returncode == 0
    desk.get("/coordinator", expect=401)
    sign_in(house, expect=403)


def test_other_areas_do_not_exist(database_url: str, tmp_path: Path) -> None:
    """The coordinator of a neighbouring area sees nothing of this one, until the operator says so."""
    with open_house(database_url, tmp_path / "log", kind=Calendar) as house:
        assert isinstance(house, Calendar)
        jury = Advised(house)
        words = ("--name", "Ada", "--email", "ada@neu.example", "--password", PASSWORD)
        assert house.juryvote("found", "Neukiez", *words).returncode == 0
        assert appoint(house, "Neukiez")[0] == 0
        desk = sign_in(house)
        assert "Nichts wartet" in text_of(desk.get("/coordinator"))
        desk.get(f"/coordinator/vota/{jury.grant}", expect=404)
        send(desk, jury.grant, "confirmed", expect=404)
        assert appoint(house, "Neukiez", "Testkiez")[0] == 0
        desk.get("/coordinator", expect=401)  # earlier sessions end with the change
        desk = sign_in(house)
        assert "Bänke" in text_of(desk.get("/coordinator"))
        send(desk, jury.grant, "confirmed")
