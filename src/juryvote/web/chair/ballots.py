"""The ballot at the desk: open, count hands, help, close, annul."""

from litestar import post
from litestar.params import FromPath
from msgspec import Struct
from msgspec.structs import replace

from juryvote.actions import ballots, paper, slips
from juryvote.actions.hands import count_hands
from juryvote.rules.refusals import BadForm
from juryvote.rules.tally import Counts
from juryvote.web.answers import Answer
from juryvote.web.chair.desk import AUDIENCE, press
from juryvote.web.forms import NothingForm, Typed, euros, parse, picks_of, whole
from juryvote.web.member.sealed import CountForm, count_of
from juryvote.web.session import Asked, hall_of, who

LONGEST_STEP = 12  # digits of a sum in cents


class OpenForm(Struct, forbid_unknown_fields=True):
    amount: str = ""
    mode: str = "open"
    condition: str = ""


class PaperForm(Struct, forbid_unknown_fields=True):
    people: list[str] = []


class WhyForm(Struct, forbid_unknown_fields=True):
    why: str


class HandsForm(Struct, forbid_unknown_fields=True):
    """One line of numbers for each `group`; a single line without a group is for everybody.

    Where a sum is asked, `many` hands for each `step` in cents stand for yes.
    """

    people: list[str] = []
    group: list[str] = []
    yes: list[str] = []
    no: list[str] = []
    abstain: list[str] = []
    step: list[str] = []
    many: list[str] = []


def _sums(form: HandsForm) -> dict[int, int]:
    """Hands by sum; none where no sum is asked."""
    if len(form.step) != len(form.many) or len(set(form.step)) != len(form.step):
        raise BadForm(field="many", problem="invalid")
    if not all(step.isdecimal() and step.isascii() and len(step) <= LONGEST_STEP for step in form.step):
        raise BadForm(field="step", problem="invalid")
    told = zip(form.step, form.many, strict=True)
    return {int(step): n for step, many in told if (n := whole(many, "many"))}


def _hands(form: HandsForm) -> dict[str, Counts]:
    """By group; numbers that are not one for each group are told as an unreadable form."""
    groups = form.group or [""]
    told = {kind: getattr(form, kind) or ["0"] for kind in ("yes", "no", "abstain")}
    if any(len(numbers) != len(groups) for numbers in told.values()) or len(set(groups)) != len(groups):
        raise BadForm(field="group", problem="invalid")
    lines = zip(groups, *told.values(), strict=True)
    return {
        group: Counts(yes=whole(yes, "yes"), no=whole(no, "no"), abstain=whole(abstain, "abstain"))
        for group, yes, no, abstain in lines
    }


class HelperForm(Struct, forbid_unknown_fields=True):
    member: str
    choice: str
    pick: list[str] = []
    sum: str = ""


@post("/desk/{meeting:str}/items/{item:str}/ballot", audience=AUDIENCE, name="desk-ballot")
async def open_ballot(request: Asked, meeting: FromPath[str], item: FromPath[str]) -> Answer:
    def do(typed: Typed) -> None:
        form = parse(typed, OpenForm)
        amount = form.amount.strip()
        ballots.open_ballot(
            hall_of(request),
            meeting=meeting,
            item=item,
            amount_cents=euros(amount, "amount") if amount else None,
            mode=form.mode,
            condition=form.condition,
            actor=who(request).id,
        )

    return await press(request, meeting, do)


@post("/desk/{meeting:str}/ballots/{ballot:str}/close", audience=AUDIENCE, name="desk-close")
async def close(request: Asked, meeting: FromPath[str], ballot: FromPath[str]) -> Answer:
    def do(typed: Typed) -> None:
        parse(typed, NothingForm)
        ballots.close_ballot(hall_of(request), ballot=ballot, actor=who(request).id)

    return await press(request, meeting, do)


@post("/desk/{meeting:str}/ballots/{ballot:str}/annul", audience=AUDIENCE, name="desk-annul")
async def annul(request: Asked, meeting: FromPath[str], ballot: FromPath[str]) -> Answer:
    def do(typed: Typed) -> None:
        why = parse(typed, WhyForm).why
        ballots.annul_ballot(hall_of(request), ballot=ballot, why=why, actor=who(request).id)

    return await press(request, meeting, do)


@post("/desk/{meeting:str}/ballots/{ballot:str}/hands", audience=AUDIENCE, name="desk-hands")
async def hands(request: Asked, meeting: FromPath[str], ballot: FromPath[str]) -> Answer:
    def do(typed: Typed) -> None:
        form = parse(typed, HandsForm)
        counts, sums = _hands(form), _sums(form)
        if form.step:
            counts = {"": replace(counts[""], yes=sum(sums.values()))}
        count_hands(
            hall_of(request), ballot=ballot, people=form.people, counts=counts, sums=sums, actor=who(request).id
        )

    return await press(request, meeting, do)


@post("/desk/{meeting:str}/ballots/{ballot:str}/helper", audience=AUDIENCE, name="desk-helper")
async def helper(request: Asked, meeting: FromPath[str], ballot: FromPath[str]) -> Answer:
    def do(typed: Typed) -> None:
        form = parse(typed, HelperForm)
        slips.help_with_slip(
            hall_of(request),
            ballot=ballot,
            member=form.member,
            choice=form.choice,
            picks=picks_of(form),
        )

    return await press(request, meeting, do)


@post("/desk/{meeting:str}/ballots/{ballot:str}/paper", audience=AUDIENCE, name="desk-paper")
async def give_paper(request: Asked, meeting: FromPath[str], ballot: FromPath[str]) -> Answer:
    def do(typed: Typed) -> None:
        people = parse(typed, PaperForm).people
        paper.give_paper(hall_of(request), ballot=ballot, people=people, actor=who(request).id)

    return await press(request, meeting, do)


@post("/desk/{meeting:str}/ballots/{ballot:str}/paper-count", audience=AUDIENCE, name="desk-paper-count")
async def count_paper(request: Asked, meeting: FromPath[str], ballot: FromPath[str]) -> Answer:
    def do(typed: Typed) -> None:
        count = count_of(parse(typed, CountForm))
        paper.count_paper(hall_of(request), ballot=ballot, count=count, actor=who(request).id)

    return await press(request, meeting, do)
