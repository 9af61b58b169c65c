"""Pages of ballots about money: a sum that everybody names, and a pot that is shared out, before and after, for axe."""

from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.browser.hall import LAPTOP, PHONE, Hall
from tests.browser.test_pages import faults_of, open_everything
from tests.house import open_house
from tests.jury import NAMES
from tests.stories.test_sharing import give, open_pot, share
from tests.summing import name_sum, open_sums
from tests.unsettled import adopt


def test_no_page_has_a_violation_or_is_too_wide(browser: Browser, tmp_path: Path) -> None:
    with open_house(f"sqlite:///{tmp_path / 'juryvote.sqlite3'}", tmp_path / "log") as house:
        hall = Hall(browser, house)
        jury, faults = hall.jury, list[str]()
        adopt(house, jury, {"quorum": {"value": ">1/2"}})
        jury.arrive(*NAMES[1:])
        phone = hall.scan_at_the_door(hall.staff(LAPTOP), NAMES[0])
        pages = [phone, hall.desk(), hall.wall()]
        small = hall.staff(PHONE)
        small.goto(f"{house.base}/desk/{jury.meeting}")
        pages.append(small)
        jury.do("open")
        jury.do(f"items/{jury.item(1)}/call")
        faults += _look(pages)
        ballot = open_sums(jury, jury.item(1), "450,00", condition="Das Fest ist für alle offen.")
        faults += _look(pages)
        phone.fill("[name=sum]", "300")
        phone.keyboard.press("Enter")
        phone.wait_for_selector(".receipt")
        name_sum(jury, "Bilal", "half")
        jury.do(f"ballots/{ballot}/close")
        faults += _look(pages)
        pot = open_pot(jury, share(jury, "greedy", "points"))
        faults += _look(pages)
        phone.select_option("select >> nth=1", "2:5")
        phone.click("button.choice.yes")
        phone.wait_for_selector(".receipt")
        give(jury, "Bilal", 3, 5)
        jury.do(f"ballots/{pot}/close")
        faults += _look(pages)
        said = hall.said
        hall.close()
    assert faults == []
    assert said == []


def _look(pages: list[Page]) -> list[str]:
    found: list[str] = []
    for page in pages:
        page.reload()
        open_everything(page)
        found += faults_of(page, page.url)
    return found
