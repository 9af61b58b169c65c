"""What must be nowhere: choices, tokens and names in logs; choices before the closing; applicants without consent."""

import re
from pathlib import Path

from tests.house import juryvote, open_house, text_of
from tests.jury import Jury

CODE = re.compile(r"[A-Z0-9]{4}-[A-Z0-9]{4}")


def test_an_evening_leaves_no_choice_no_token_and_no_name_in_the_log(tmp_path: Path) -> None:
    log = tmp_path / "log"
    with open_house(f"sqlite:///{tmp_path / 'juryvote.sqlite3'}", log) as house:
        jury = Jury(house)
        jury.arrive("Ada", "Bilal", "Cem", "Dora", "Emil")
        jury.do("open")
        item = jury.item(1)
        jury.do(f"items/{item}/call")
        jury.phones["Emil"].press(f"/items/{item}/conflict", {"reason": "applicant"})
        jury.do(f"items/{item}/ballot", {"amount": "450"})
        for name in ("Ada", "Bilal", "Cem"):
            jury.vote(name, "abstain")
        jury.do(f"ballots/{jury.ballot()}/close")
        secrets = [*jury.members.values(), *jury.members]
        secrets += [token for phone in jury.phones.values() for token in phone.cookies.values() if len(token) > 8]
    said = log.read_text()
    assert "/ballots/{ballot:str}/slip" in said  # the log was written, with the route's template
    for secret in [*secrets, "abstain", "applicant", "mira@kiez.example", "127.0.0.1"]:
        assert secret not in said, secret
    assert not CODE.search(said)


def test_nobody_sees_a_choice_before_the_closing(tmp_path: Path) -> None:
    """Desk, wall and other phones are the same, letter by letter, whatever the first voter chose."""
    seen = []
    for choice in ("yes", "no"):
        folder = tmp_path / choice
        folder.mkdir()
        with open_house(f"sqlite:///{folder / 'juryvote.sqlite3'}", folder / "log") as house:
            jury = Jury(house)
            jury.arrive("Ada", "Bilal", "Cem", "Dora")
            jury.do("open")
            item = jury.item(1)
            jury.do(f"items/{item}/call")
            jury.do(f"items/{item}/ballot", {"amount": "450"})
            jury.vote("Ada", choice)
            wall = jury.team.get(f"/screen/{jury.meeting}/now")
            seen.append([_anonymous(page) for page in (jury.desk(), wall, jury.phones["Bilal"].get("/meeting"))])
    assert seen[0] == seen[1]


def _anonymous(page: str) -> str:
    """Without ids, codes and times, which differ between two runs anyway."""
    without = re.sub(r"\b[a-z0-9]{20}\b|\d\d:\d\d|[A-Z2-9]{3}[ -]?[A-Z2-9]{3}\b|<svg class=\"qr.*?</svg>", "", page)
    without = re.sub(
        r"<pre.*?</pre>|data-revision=\"\d+\"|data-every=\"\d+\"|value=\"\d\.[a-z0-9]*\"", "", without, flags=re.DOTALL
    )
    return re.sub(r"\d+ Sekunden", "", without)


def test_an_applicant_without_consent_is_not_published(tmp_path: Path) -> None:
    with open_house(f"sqlite:///{tmp_path / 'juryvote.sqlite3'}", tmp_path / "log") as house:
        jury = Jury(house)
        form = {
            "title": "Lesepaten",
            "applicant": "Ilse Marquardt",
            "what_for": "Bücher.",
            "asked": "100",
            "goals": "education",
            "line_label": "Bücher",
            "line_amount": "100",
        }
        path = jury.team.post(f"/team/rounds/{jury.round}/proposals", form)
        jury.team.post(f"{path}/eligible")
        jury.team.post(f"/team/meetings/{jury.meeting}/agenda", {"proposal": path.rsplit("/", 1)[1]})
        jury.arrive("Ada", "Bilal", "Cem", "Dora")
        jury.do("open")
        item = jury.item(4)
        jury.do(f"items/{item}/call")
        jury.do(f"items/{item}/ballot", {"amount": "100"})
        for name in ("Ada", "Bilal", "Cem"):
            jury.vote(name, "yes")
        jury.do(f"ballots/{jury.ballot()}/close")
        jury.do(f"items/{item}/publish")
        public = house.visitor()
        register = public.get("/")
        decision = re.search(r'href="(/decisions/\w+)"', register)
        assert decision
        pages = [register, public.get(decision[1]), jury.team.get(f"/screen/{jury.meeting}/now")]
        for page in pages:
            assert "Lesepaten" in text_of(page)
            assert "Marquardt" not in page
        bundle = tmp_path / "b.zip"
        answer = jury.team.request("GET", f"/audit/bodies/{jury.body}/bundle.zip")
        bundle.write_bytes(answer.content)
        assert juryvote("verify", str(bundle)).returncode == 0
        assert b"Marquardt" not in answer.content


def test_a_code_stands_in_no_address(tmp_path: Path) -> None:
    """Tokens travel behind the # or in a form; a page never links to one."""
    with open_house(f"sqlite:///{tmp_path / 'juryvote.sqlite3'}", tmp_path / "log") as house:
        jury = Jury(house)
        page = jury.team.post(f"/team/meetings/{jury.meeting}/door", {"member": jury.members["Ada"]}, expect=200)
        code = CODE.search(text_of(page))
        assert code
        links = re.findall(r'(?:href|src|action|data-fragment)="([^"]*)"', page)
        assert not [link for link in links if code[0] in link or code[0].replace("-", "") in link]
        answer = jury.team.request("GET", "/team")
        cookie = answer.request.headers["cookie"]
        assert "juryvote" in cookie
        assert re.search(r"__Host-juryvote=[0-9a-f]{40}", cookie)
