"""Many at once on one fund: payouts, money that comes back and new grants never pay, free or grant a cent too much."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from random import Random

from juryvote.actions import agreements, executive, grants, money, people
from juryvote.live.hall import Hall
from juryvote.reads.audit import bundle
from juryvote.reads.soundness import check_everything
from juryvote.reads.team.grants import grant_page
from juryvote.rules.refusals import Refusal
from juryvote.rules.replay.report import verify
from juryvote.store import money as purse
from tests.town import Town, convene, found_town, open_hall

BUDGET, EACH, MANY, WORKERS, TRIES = 10_000, 1_000, 6, 16, 240
TEAM = {"actor": "team"}


def _granted(town: Town) -> list[str]:
    """So many grants by the office as the fund has money for, and some more wishes."""
    rules = {"office_below_cents": 2_000}
    people.adopt_bylaws(town.hall, body=town.body, name="Kleine Summen", rules=rules, **TEAM)
    _, items = convene(town, proposals=0)
    assert items == []
    made = [_grant(town, number) for number in range(MANY)]
    for grant in made:
        _agree(town.hall, grant)
    return made


def _proposal(town: Town, number: int) -> str:
    form = money.ProposalForm(
        title=f"Blumen {number}",
        applicant="Ein Verein",
        applicant_consent=False,
        what_for="Für alle.",
        asked_cents=EACH,
        lines=(("Blumen", EACH),),
        goals=("participation",),
    )
    with town.hall.reading() as db:
        call = purse.rounds(db, [town.body])[0].id
    proposal = money.enter_proposal(town.hall, round_id=call, form=form, **TEAM)
    money.admit_proposal(town.hall, proposal=proposal, **TEAM)
    return proposal


def _grant(town: Town, number: int) -> str:
    order = executive.Order(how="office", who="office", outcome="carried", why="Kleine Summe", cents=EACH)
    return executive.decide_proposal(town.hall, proposal=_proposal(town, number), order=order, **TEAM)


def _agree(hall: Hall, grant: str) -> None:
    today = hall.today()
    written = agreements.Agreement(
        cents=EACH, lines=(("Blumen", EACH),), plan="Pflanzen", begins=today, ends=today, responsible="Ein Verein"
    )
    agreements.draft_agreement(hall, grant=grant, agreement=written, **TEAM)
    signature = agreements.Signature(version=1, by="Ein Verein", team="Mira", day=today)
    agreements.sign_agreement(hall, grant=grant, signature=signature, **TEAM)


def _deeds(town: Town, made: list[str], wishes: list[str]) -> list[Callable[[], object]]:
    """Some pay, some take back, some grant; many of them cannot."""
    hall, chance, deeds = town.hall, Random(7), list[Callable[[], object]]()
    order = executive.Order(how="office", who="office", outcome="carried", why="Kleine Summe", cents=EACH)
    for _ in range(TRIES):
        grant, cents, number = chance.choice(made), chance.randint(1, 700), chance.randint(1, 4)
        move = {"grant": grant, "number": number, "cents": cents, "day": hall.today(), **TEAM}
        wish = chance.choice(wishes)
        deeds.append(
            chance.choice(
                [
                    lambda move=move: grants.pay(hall, **move),
                    lambda move=move: grants.take_back(hall, why="unspent", **move),
                    lambda wish=wish: executive.decide_proposal(hall, proposal=wish, order=order, **TEAM),
                ]
            )
        )
    return deeds


def _try(deed: Callable[[], object]) -> bool:
    try:
        deed()
    except Refusal:
        return False
    return True


def test_many_at_once_never_move_a_cent_too_much(database_url: str) -> None:
    with open_hall(database_url) as hall:
        town = found_town(hall, seats=3, proposals=0, budget=BUDGET)
        made = _granted(town)
        wishes = [_proposal(town, MANY + number) for number in range(12)]
        with ThreadPoolExecutor(WORKERS) as pool:
            done = list(pool.map(_try, _deeds(town, made, wishes)))
        assert any(done)
        assert not all(done)
        pages = [grant_page(hall, grant=grant, area=town.area) for grant in made]
        assert all(page and page.standing.returned <= page.standing.paid <= EACH for page in pages)
        assert check_everything(hall) == []
        assert verify(bundle(hall, body=town.body, meeting=None)).fine
