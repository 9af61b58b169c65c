"""What recused members may do short of voting: the bylaws say whether they stay, and whether they read."""

from pathlib import Path

import pytest

from tests.house import open_house, text_of
from tests.jury import Jury
from tests.unsettled import adopt, ballot_on, verified, vote

STAY = "Wer befangen ist, darf bei der Beratung bleiben"
LEAVE = "verlässt den Raum für Beratung und Abstimmung."
MATERIAL = "Für die Nachbarschaft."


@pytest.mark.parametrize("stay", [True, False])
@pytest.mark.parametrize("hide", [True, False])
def test_stay_and_read(tmp_path: Path, *, stay: bool, hide: bool) -> None:
    with open_house(f"sqlite:///{tmp_path / 'x.sqlite3'}", tmp_path / "log") as house:
        jury = Jury(house)
        adopt(house, jury, {"recused_stay_for_debate": stay, "recused_hide_material": hide})
        jury.arrive("Ada", "Bilal", "Cem", "Dora", "Emil")
        jury.do("open")
        item = jury.item(1)
        jury.do(f"items/{item}/call")
        ada = jury.phones["Ada"]
        assert MATERIAL in ada.get("/meeting")
        assert STAY not in text_of(jury.desk())
        ada.press(f"/items/{item}/conflict", {"reason": "relative"})
        for page in (ada.get("/meeting"), jury.desk()):
            assert (STAY if stay else LEAVE) in text_of(page)
        assert (MATERIAL in ada.get("/meeting")) != hide
        assert ("Verein Hoffest" in ada.get("/meeting")) != hide
        assert MATERIAL in jury.phones["Bilal"].get("/meeting")
        vote(jury, ballot_on(jury, item), ("Bilal", "Cem", "Dora"), ("Emil",))
        assert (MATERIAL in ada.get("/meeting")) != hide
        verified(house, jury, tmp_path)
