"""A consent round: one serious objection, then nobody objects any more, and the body decides."""

from pathlib import Path

from tests.house import open_house, text_of
from tests.jury import Jury
from tests.unsettled import adopt, ballot_on, verified, vote

HERE = ("Ada", "Bilal", "Cem", "Dora", "Emil")


def test_objections_are_heard_before_the_body_decides(database_url: str, tmp_path: Path) -> None:
    with open_house(database_url, tmp_path / "log") as house:
        jury = Jury(house)
        adopt(house, jury, {"quorum": {"value": 3}})
        jury.arrive(*HERE)
        jury.do("open")
        item = jury.item(1)
        jury.do(f"items/{item}/call")
        jury.do(f"items/{item}/ballot", {"amount": "", "mode": "consent"})
        page = text_of(jury.phones["Ada"].get("/meeting"))
        for words in ("Konsent-Runde: Tragen Sie „Hoffest“ mit?", "Ja, ich trage es mit", "schwerwiegenden Einwand"):
            assert words in page
        english = jury.phones["Ada"].get("/meeting", headers={"accept-language": "en"})
        assert "Konsent-Runde" not in text_of(english)
        vote(jury, jury.ballot(), HERE[:3], HERE[3:4])
        told = "Konsent-Runde: 1 schwerwiegender Einwand."
        assert told in text_of(jury.phones["Ada"].get("/meeting"))
        assert told in text_of(jury.team.get(f"/screen/{jury.meeting}"))
        jury.do(f"items/{item}/amendments", {"what": "condition", "text": "Um 22 Uhr ist Schluss."})
        jury.do(f"items/{item}/ballot", {"amount": "", "mode": "consent"})  # it binds nobody, so nothing comes first
        vote(jury, jury.ballot(), HERE[:3], ())
        assert "Niemand hat einen schwerwiegenden Einwand." in text_of(jury.desk())
        jury.do(f"items/{item}/drop", {"amendment": _change(jury)})
        vote(jury, ballot_on(jury, item), HERE, ())
        assert "angenommen" in text_of(jury.desk())
        verified(house, jury, tmp_path)


def _change(jury: Jury) -> str:
    return jury.desk().split('id="change-')[1].split('"')[0]
