"""How much? Everybody names a sum, over HTTP on both databases: phones, hands, a helper, a fund that runs out."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.electing import entries_of
from tests.house import House, open_house, text_of
from tests.jury import NAMES, Jury
from tests.summing import name_sum, open_sums
from tests.unsettled import adopt, verified
from tests.web.test_cut_papers import words_of

HALF = {"quorum": {"value": ">1/2"}}


@contextmanager
def evening(
    database: str, folder: Path, rules: dict[str, Any] | None = None, *, budget: str = "10.000,00"
) -> Iterator[tuple[House, Jury]]:
    """All seven are here, the first proposal (450 €) is called."""
    with open_house(database, folder / "log") as house:
        jury = Jury(house, budget=budget)
        adopt(house, jury, rules or HALF)
        jury.arrive(*NAMES)
        jury.do("open")
        jury.do(f"items/{jury.item(1)}/call")
        yield house, jury


def test_the_highest_sum_with_a_majority_is_granted(database_url: str, tmp_path: Path) -> None:
    """Seven sums by phone, raised hands and a helper; a change of mind, a sum that cannot be, and a condition."""
    with evening(database_url, tmp_path) as (house, jury):
        item = jury.item(1)
        assert "Jedes Mitglied nennt eine Summe" in text_of(jury.desk())
        assert "Möglich sind höchstens 450,00 €" in open_sums(jury, item, "451,00", expect=422)
        ballot = open_sums(jury, item, "450,00", condition="Das Fest ist für alle offen.")
        question = "Wie viel soll „Hoffest“ bekommen? Höchstens 450,00 €. Auflage: Das Fest ist für alle offen."
        phone = text_of(jury.phones["Ada"].get("/meeting"))
        assert question in phone
        assert "Bewilligt wird die höchste Summe, die mindestens 4 von 7 wollen." in phone
        english = text_of(jury.phones["Ada"].get("/meeting", headers={"accept-language": "en"}))
        assert "Wie viel" not in english
        assert "Das Fest ist für alle offen." in english
        refused = name_sum(jury, "Ada", "sum", "450,01", expect=422)
        assert "Möglich ist jede Summe von 0 bis 450,00 €." in refused
        name_sum(jury, "Ada", "sum", "viel", expect=422)
        slip = words_of(jury.team.request("GET", f"/team/meetings/{jury.meeting}/slips.pdf?item=1&count=1").content)
        assert question in slip  # as it is frozen
        assert "eine Summe von 0 bis 450,00 € in das Feld" in slip
        assert "Ihre Stimme ist gezählt: 450,00 €." in name_sum(jury, "Ada", "all")
        assert "Ihre Stimme ist gezählt: 300,00 €." in name_sum(jury, "Ada", "sum", "300")
        name_sum(jury, "Bilal", "half")  # 225
        name_sum(jury, "Cem", "sum", "350,50")
        assert "Ihre Stimme ist gezählt: Nichts." in name_sum(jury, "Dora", "no")
        hands = [("people", jury.members[name]) for name in ("Emil", "Fatma")]
        steps = [("step", "45000"), ("many", "1"), ("step", "33700"), ("many", "0"), ("no", "0"), ("abstain", "0")]
        jury.do(f"ballots/{ballot}/hands", [*hands, *steps], expect=422)  # two people, one hand
        jury.do(f"ballots/{ballot}/hands", [*hands, *steps[:3], ("many", "1"), *steps[4:]])
        jury.do(f"ballots/{ballot}/helper", {"member": jury.members["Gül"], "choice": "sum", "sum": "300"})
        assert "7 von 7 Stimmen abgegeben" in text_of(jury.desk())
        jury.do(f"ballots/{ballot}/close")
        told = "5 wollen 300,00 € oder mehr, nötig sind 4 von 7. Bewilligt: 300,00 €."
        wall = jury.team.get(f"/screen/{jury.meeting}")
        assert told in text_of(wall)
        assert told in text_of(jury.desk())
        assert "5 want" in text_of(jury.team.get(f"/screen/{jury.meeting}", headers={"accept-language": "en"}))
        jury.do(f"items/{item}/publish")
        assert "9.700,00 €" in text_of(jury.team.get(f"/desk/{jury.meeting}"))
        bundle = verified(house, jury, tmp_path)
        made = entries_of(bundle, "decision-made")[0]
        assert made["granted_cents"] == 30_000
        assert made["text"] == (
            "Der Antrag „Hoffest“ ist angenommen: 5 für diese Summe oder mehr, 2 für weniger oder nichts, "
            "0 Enthaltungen, 0 befangen. Bewilligt: 300,00 €. Auflage: Das Fest ist für alle offen."
        )
        closed = entries_of(bundle, "ballot-closed")[0]
        assert closed["sums"] == {
            "granted_cents": 30_000,
            "agree": 5,
            "hands": [{"cents": 45_000, "hands": 1}, {"cents": 33_700, "hands": 1}],
        }


def test_the_middle_sum_below_what_works_is_nothing(database_url: str, tmp_path: Path) -> None:
    """The bylaws take the middle sum although their majority is two thirds; the proposal needs 200 at least."""
    rules = {"quorum": {"value": ">1/2"}, "majority": {"value": ">=2/3"}, "amounts": "median"}
    with evening(database_url, tmp_path, rules) as (house, jury):
        ballot = open_sums(jury, jury.item(1), "450,00")
        for name, amount in zip(NAMES, ("450", "400", "250", "250", "100", "0", "0"), strict=True):
            name_sum(jury, name, "sum", amount)
        jury.do(f"ballots/{ballot}/close")
        assert "4 wollen 250,00 € oder mehr, nötig sind 4 von 7. Bewilligt: 250,00 €." in text_of(jury.desk())
        verified(house, jury, tmp_path, meeting=False)


def test_no_more_can_be_named_than_the_fund_has(database_url: str, tmp_path: Path) -> None:
    """The fund has 600: 450 are asked for, then 980 could be, and 150 are left. A conflict strikes one who voted."""
    with evening(database_url, tmp_path, budget="600,00") as (house, jury):
        ballot = open_sums(jury, jury.item(1), "450,00")
        for name in NAMES[:4]:
            name_sum(jury, name, "all")
        jury.do(f"ballots/{ballot}/close")
        jury.do(f"items/{jury.item(2)}/call")
        second = open_sums(jury, jury.item(2), "980,15")
        assert "Beantragt sind 980,15 €, im Fonds sind noch 150,00 €: Mehr kann niemand nennen." in text_of(jury.desk())
        name_sum(jury, "Ada", "sum", "151", expect=422)
        for name in NAMES[:3]:
            name_sum(jury, name, "all")
        for name in NAMES[3:6]:
            name_sum(jury, name, "sum", "100")
        jury.do(f"items/{jury.item(2)}/conflict", {"member": jury.members["Ada"], "reason": "relative"})
        assert "mindestens 4 von 6 wollen" in text_of(jury.desk())
        jury.do(f"ballots/{second}/close")
        assert "5 wollen 100,00 € oder mehr, nötig sind 3 von 5. Bewilligt: 100,00 €." in text_of(jury.desk())
        jury.do(f"items/{jury.item(3)}/call")
        third = open_sums(jury, jury.item(3), "50,00")
        name_sum(jury, "Ada", "abstain")
        jury.do(f"ballots/{third}/annul", {"why": "Versehen"})
        verified(house, jury, tmp_path, meeting=False)


def test_in_secret_only_a_fixed_sum_can_be_voted_on(database_url: str, tmp_path: Path) -> None:
    with evening(database_url, tmp_path, {"quorum": {"value": ">1/2"}, "secrecy": {"default": "sealed"}}) as (_, jury):
        assert "Nach der Summe fragen" not in text_of(jury.desk())
        assert "Geheim geht nur Ja oder Nein zu einer festen Summe." in open_sums(
            jury, jury.item(1), "450,00", expect=409
        )


def test_a_vote_of_somebody_biased_was_decisive(database_url: str, tmp_path: Path) -> None:
    """Without Dora fewer want 450 than are needed: the sum goes back, and the ballot is repeated."""
    with evening(database_url, tmp_path) as (house, jury):
        ballot = open_sums(jury, jury.item(1), "450,00")
        for name in NAMES[:4]:
            name_sum(jury, name, "all")
        for name in NAMES[4:]:
            name_sum(jury, name, "sum", "100")
        jury.do(f"ballots/{ballot}/close")
        made = jury.desk().partition("/team/decisions/")[2].partition("/")[0]
        found = {"member": jury.members["Dora"], "reason": "relative"}
        jury.team.post(f"/team/decisions/{made}/conflict", found)
        jury.team.post(f"/team/decisions/{made}/reopen")
        ballot = open_sums(jury, jury.item(1), "450,00")
        name_sum(jury, "Ada", "half")
        jury.do(f"ballots/{ballot}/close")
        assert "Bewilligt: 225,00 €." in text_of(jury.desk())
        verified(house, jury, tmp_path)
