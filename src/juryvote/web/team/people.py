"""Bodies, seats, terms, members and the import of a list."""

from litestar import Response, get, post
from litestar.params import FromPath
from msgspec import Struct

from juryvote.actions import people, rosters
from juryvote.actions.alternates import order_alternates
from juryvote.actions.attendance import tell_age
from juryvote.actions.consents import publish_name
from juryvote.actions.exclusions import propose_exclusion
from juryvote.reads.team.people import body_page, coming_meetings, import_preview, members_page
from juryvote.rules.refusals import BadForm, BadImport, NotFound, Refusal
from juryvote.web.answers import Answer, Show, answer, onward, problem_for
from juryvote.web.forms import NothingForm, Typed, berlin_day, parse, typed_of, whole
from juryvote.web.languages import say_in
from juryvote.web.personal import own_data_file
from juryvote.web.refusals import Problem
from juryvote.web.render import language_of, render
from juryvote.web.session import Asked, hall_of, who
from juryvote.web.threads import in_thread


class GroupForm(Struct, forbid_unknown_fields=True):
    group: str


class HolderForm(Struct, forbid_unknown_fields=True):
    member: str
    role: str
    since: str
    until: str = ""
    rank: str = ""


class OrderForm(Struct, forbid_unknown_fields=True):
    member: list[str]
    rank: list[str]


class EndForm(Struct, forbid_unknown_fields=True):
    member: str
    until: str


class MemberForm(Struct, forbid_unknown_fields=True):
    name: str
    language: str = "de"


class AgeForm(Struct, forbid_unknown_fields=True):
    member: str
    years: str


class ConsentForm(Struct, forbid_unknown_fields=True):
    member: str
    shown: str  # yes | no


class ExclusionForm(Struct, forbid_unknown_fields=True):
    member: str
    meeting: str


class CsvForm(Struct, forbid_unknown_fields=True):
    csv: str


async def _show_body(request: Asked, body: str, problem: Problem | None = None, typed: Typed | None = None) -> Answer:
    say = say_in(language_of(request))
    view = await in_thread(body_page, hall_of(request), body=body, area=who(request).area, say=say)
    if view is None:
        raise NotFound
    return render(request, "team/body.html", view=view, problem=problem, typed=typed or {})


@get("/team/bodies/{body_id:str}", audience=("team",), name="body")
async def body(request: Asked, body_id: FromPath[str]) -> Answer:
    return await _show_body(request, body_id)


@post("/team/bodies/{body_id:str}/seats", audience=("team",), name="new-seat")
async def new_seat(request: Asked, body_id: FromPath[str]) -> Answer:
    def do(typed: Typed) -> str:
        group = parse(typed, GroupForm).group
        return people.add_seat(hall_of(request), body=body_id, group=group, actor=who(request).id)

    return await answer(request, do, show=body_shower(body_id), on=lambda _: f"/team/bodies/{body_id}")


def body_shower(body: str) -> Show:
    async def show(request: Asked, problem: Problem | None = None, typed: Typed | None = None) -> Answer:
        return await _show_body(request, body, problem, typed)

    return show


@post("/team/bodies/{body_id:str}/exclusion", audience=("team",), name="exclusion")
async def exclusion(request: Asked, body_id: FromPath[str]) -> Answer:
    def do(typed: Typed) -> None:
        form = parse(typed, ExclusionForm)
        if form.meeting not in {meeting.id for meeting in coming_meetings(hall_of(request), body=body_id)}:
            raise BadForm(field="meeting", problem="unknown")
        propose_exclusion(hall_of(request), meeting=form.meeting, member=form.member, actor=who(request).id)

    return await answer(request, do, show=body_shower(body_id), on=lambda _: f"/team/bodies/{body_id}")


@post("/team/seats/{seat:str}/holder", audience=("team",), name="seat-holder")
async def seat_holder(request: Asked, seat: FromPath[str]) -> Answer:
    home = await in_thread(people.body_of_seat, hall_of(request), seat)

    def do(typed: Typed) -> None:
        form = parse(typed, HolderForm)
        people.hold_seat(
            hall_of(request),
            seat=seat,
            member=form.member,
            role=form.role,
            since=berlin_day(form.since, "since"),
            until=berlin_day(form.until, "until") if form.until else None,
            rank=whole(form.rank, "rank") if form.role == "alternate" else 0,
            actor=who(request).id,
        )

    return await answer(request, do, show=body_shower(home), on=lambda _: f"/team/bodies/{home}")


@post("/team/seats/{seat:str}/order", audience=("team",), name="seat-order")
async def seat_order(request: Asked, seat: FromPath[str]) -> Answer:
    home = await in_thread(people.body_of_seat, hall_of(request), seat)

    def do(typed: Typed) -> None:
        form = parse(typed, OrderForm)
        if len(form.member) != len(form.rank):
            raise BadForm(field="rank", problem="missing")
        ranks = [(member, whole(rank, "rank")) for member, rank in zip(form.member, form.rank, strict=True)]
        order_alternates(hall_of(request), seat=seat, ranks=ranks, actor=who(request).id)

    return await answer(request, do, show=body_shower(home), on=lambda _: f"/team/bodies/{home}")


@post("/team/seats/{seat:str}/end", audience=("team",), name="seat-end")
async def seat_end(request: Asked, seat: FromPath[str]) -> Answer:
    home = await in_thread(people.body_of_seat, hall_of(request), seat)

    def do(typed: Typed) -> None:
        form = parse(typed, EndForm)
        until = berlin_day(form.until, "until")
        people.end_holding(hall_of(request), seat=seat, member=form.member, until=until, actor=who(request).id)

    return await answer(request, do, show=body_shower(home), on=lambda _: f"/team/bodies/{home}")


async def _show_members(request: Asked, problem: Problem | None = None, typed: Typed | None = None) -> Answer:
    view = await in_thread(members_page, hall_of(request), area=who(request).area)
    return render(
        request, "team/members.html", view=view, languages=people.LANGUAGES, problem=problem, typed=typed or {}
    )


@get("/team/members", audience=("team",), name="members")
async def members(request: Asked) -> Answer:
    return await _show_members(request)


@post("/team/members", audience=("team",), name="new-member")
async def new_member(request: Asked) -> Answer:
    me = who(request)

    def do(typed: Typed) -> str:
        form = parse(typed, MemberForm)
        return people.register_member(
            hall_of(request), area=me.area, name=form.name, language=form.language, actor=me.id
        )

    return await answer(request, do, show=_show_members, on=lambda _: "/team/members")


@post("/team/members/{member:str}/erase", audience=("team",), name="erase-member")
async def erase(request: Asked, member: FromPath[str]) -> Answer:
    def do(typed: Typed) -> None:
        parse(typed, NothingForm)
        people.erase_member(hall_of(request), member=member, actor=who(request).id)

    return await answer(request, do, show=_show_members, on=lambda _: "/team/members")


@get("/team/members/{member:str}/data.json", audience=("team",), name="member-data")
async def data(request: Asked, member: FromPath[str]) -> Response[bytes]:
    """For whoever asks the team what is stored about them."""
    return await own_data_file(request, member)


@post("/team/members/age", audience=("team",), name="member-age")
async def age(request: Asked) -> Answer:
    """An empty field forgets it."""
    me = who(request)

    def do(typed: Typed) -> None:
        form = parse(typed, AgeForm)
        years = whole(form.years, "years") if form.years.strip() else None
        tell_age(hall_of(request), area=me.area, member=form.member, years=years, actor=me.id)

    return await answer(request, do, show=_show_members, on=lambda _: "/team/members")


@post("/team/members/consent", audience=("team",), name="member-consent")
async def consent(request: Asked) -> Answer:
    me = who(request)

    def do(typed: Typed) -> None:
        form = parse(typed, ConsentForm)
        if form.shown not in ("yes", "no"):
            raise BadForm(field="shown", problem="unknown")
        shown = form.shown == "yes"
        publish_name(hall_of(request), area=me.area, member=form.member, shown=shown, actor=me.id)

    return await answer(request, do, show=_show_members, on=lambda _: "/team/members")


async def _show_import(request: Asked, problem: Problem | None = None) -> Answer:
    return render(request, "team/import.html", problem=problem)


@get("/team/members/import", audience=("team",), name="import")
async def import_page(request: Asked) -> Answer:
    return await _show_import(request)


@post("/team/members/import", audience=("team",), name="import-preview", request_max_body_size=1_000_000)
async def preview(request: Asked) -> Answer:
    """Every line with its problems; nothing is written."""
    try:
        text = _csv_of(await typed_of(request))
        lines = await in_thread(rosters.preview_members, hall_of(request), area=who(request).area, text=text)
    except Refusal as refusal:
        return await _show_import(request, problem_for(request, refusal))
    return render(request, "team/preview.html", view=import_preview(text, lines))


def _csv_of(typed: Typed) -> str:
    if set(typed) != {"file"}:
        raise BadForm(field="file", problem="missing")
    data = typed["file"]
    return rosters.read_csv(data if isinstance(data, bytes) else str(data).encode())


@post("/team/members/import/confirm", audience=("team",), name="import-confirm", request_max_body_size=1_000_000)
async def confirm(request: Asked) -> Answer:
    """All lines or none; a second press finds everybody known and says so."""
    me = who(request)
    try:
        text = parse(await typed_of(request), CsvForm).csv
        lines = await in_thread(rosters.import_members, hall_of(request), area=me.area, text=text, actor=me.id)
    except Refusal as refusal:
        return await _show_import(request, problem_for(request, refusal))
    if any(line.problems for line in lines):
        problem = problem_for(request, BadImport(problem="lines"))
        return render(request, "team/preview.html", view=import_preview(text, lines), problem=problem)
    return onward("/team/members")
