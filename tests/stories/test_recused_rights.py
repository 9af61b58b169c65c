"""What recused members may do short of voting: the bylaws say whether they stay, and whether they read."""

import re
from pathlib import Path

import pytest

from tests.at_home import RULES, AtHome, at_home, sound
from tests.house import open_house, text_of
from tests.jury import Jury
from tests.unsettled import adopt, ballot_on, verified, vote

HERE = ("Ada", "Bilal", "Cem", "Dora", "Emil")
TOLD = {
    (True, False): "Wer befangen ist, darf bei der Beratung bleiben, stimmt aber nicht mit.",
    (True, True): "Wer befangen ist, darf bei der Beratung bleiben, bekommt aber keine Unterlagen",
    (False, False): "Wer befangen ist, verlässt den Raum für Beratung und Abstimmung.",
    (False, True): "Wer befangen ist, bekommt keine Unterlagen und verlässt den Raum",
}
COME_BACK = "Kommen Sie wieder herein, wenn dieser Punkt fertig ist."
MATERIAL = ("Für die Nachbarschaft.", "Material", "Verein Hoffest")


@pytest.mark.parametrize(("stay", "hide"), list(TOLD))
def test_phone_and_desk_say_what_the_recused_may(database_url: str, tmp_path: Path, *, stay: bool, hide: bool) -> None:
    with open_house(database_url, tmp_path / "log") as house:
        jury = Jury(house)
        adopt(house, jury, {"recused_stay_for_debate": stay, "recused_hide_material": hide, "quorum": {"value": 3}})
        jury.arrive(*HERE)
        jury.do("open")
        item, told = jury.item(1), TOLD[stay, hide]
        jury.do(f"items/{item}/call")
        _knows(jury, "Ada", material=True)
        assert told not in text_of(jury.desk())
        jury.phones["Ada"].press(f"/items/{item}/conflict", {"reason": "relative"})
        said = text_of(jury.phones["Ada"].get("/meeting"))
        assert (told in said, told in text_of(jury.desk()), COME_BACK in said) == (True, True, not stay)
        _knows(jury, "Ada", material=not hide)
        _knows(jury, "Bilal", material=True)
        vote(jury, ballot_on(jury, item), HERE[1:], ())
        _knows(jury, "Ada", material=not hide)  # the result does not bring it back
        jury.do(f"items/{jury.item(2)}/call")
        assert told not in text_of(jury.desk())
        assert "Für die Nachbarschaft." in jury.phones["Ada"].get("/meeting")
        verified(house, jury, tmp_path)


def test_nobody_recused_reads_along_in_writing(database_url: str, tmp_path: Path) -> None:
    with at_home(database_url, tmp_path, {**RULES, "recused_hide_material": True}) as (house, jury):
        jury.start(0, "400,00")
        jury.come(jury.letters(), "Ada", "Bilal")
        _knows(jury, "Ada", material=True)
        jury.phones["Ada"].press(f"/items/{_item(jury)}/conflict", {"reason": "relative"})
        assert "Die Unterlagen zu diesem Punkt sehen Sie nicht." in jury.says("Ada")
        _knows(jury, "Ada", material=False)
        _knows(jury, "Bilal", material=True)
        sound(house, jury, tmp_path)


def _item(jury: AtHome) -> str:
    found = re.search(r'id="about-(\w+)"', jury.phones["Ada"].get("/meeting"))
    assert found
    return found[1]


def _knows(jury: Jury, name: str, *, material: bool) -> None:
    """Title and sum are everybody's; what it is for, the cost lines and who asks are the material."""
    page = jury.phones[name].get("/meeting")
    assert "Hoffest" in page
    assert [word in page for word in MATERIAL] == [material] * len(MATERIAL)
