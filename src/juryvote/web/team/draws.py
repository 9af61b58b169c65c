"""Drawing a jury: the list, the quotas, the promise, the draw before witnesses."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath
from msgspec import Struct

from juryvote.actions import draws
from juryvote.actions.people import LANGUAGES
from juryvote.actions.rosters import read_csv
from juryvote.reads.draws import draw_case
from juryvote.reads.team.draws import bad_lines, draw_csv, draws_page, office_page
from juryvote.rules.entries import Quota
from juryvote.rules.refusals import BadForm, BadImport, NotFound, Refusal
from juryvote.web.answers import Answer, Show, answer, onward, problem_for
from juryvote.web.drawings import address_of, case_file, picture_of
from juryvote.web.forms import NothingForm, Typed, berlin_day, parse, typed_of, whole
from juryvote.web.languages import say_in
from juryvote.web.refusals import Problem
from juryvote.web.render import language_of, render
from juryvote.web.session import Asked, hall_of, who
from juryvote.web.threads import in_thread

AUDIENCE = ("team",)


class DrawForm(Struct, forbid_unknown_fields=True):
    title: str
    day: str
    place: str


class QuotasForm(Struct, forbid_unknown_fields=True):
    group: list[str]
    seats: list[str]
    reserves: list[str]


class RoomForm(Struct, forbid_unknown_fields=True):
    """What is typed in front of everybody."""

    witness: list[str]
    public: str = ""


class WhyForm(Struct, forbid_unknown_fields=True):
    why: str


def _all(body: str) -> Show:
    async def show(request: Asked, problem: Problem | None = None, typed: Typed | None = None) -> Answer:
        view = await in_thread(draws_page, hall_of(request), body=body, area=who(request).area)
        if view is None:
            raise NotFound
        return render(request, "team/draws.html", view=view, problem=problem, typed=typed or {})

    return show


def page_of(draw: str) -> Show:
    async def show(request: Asked, problem: Problem | None = None, typed: Typed | None = None) -> Answer:
        return await _show(request, draw, problem=problem, typed=typed)

    return show


async def _show(
    request: Asked,
    draw: str,
    *,
    problem: Problem | None = None,
    typed: Typed | None = None,
    lines: tuple[object, ...] = (),
) -> Answer:
    say = say_in(language_of(request))
    view = await in_thread(office_page, hall_of(request), draw=draw, say=say)
    if view is None:
        raise NotFound
    picture = picture_of(request, draw, commitment=view.commitment, digest=view.digest)
    more: dict[str, Any] = {"languages": LANGUAGES, "lines": lines, "address": address_of(request, draw), "qr": picture}
    return render(request, "team/draw.html", view=view, problem=problem, typed=typed or {}, **more)


@get("/team/bodies/{body_id:str}/draws", audience=AUDIENCE, name="draws")
async def all_draws(request: Asked, body_id: FromPath[str]) -> Answer:
    return await _all(body_id)(request)


@post("/team/bodies/{body_id:str}/draws", audience=AUDIENCE, name="new-draw")
async def new_draw(request: Asked, body_id: FromPath[str]) -> Answer:
    def do(typed: Typed) -> str:
        form = parse(typed, DrawForm)
        day = berlin_day(form.day, "day")
        return draws.prepare_draw(
            hall_of(request), body=body_id, title=form.title, day=day, place=form.place, actor=who(request).id
        )

    return await answer(request, do, show=_all(body_id), on=lambda draw: f"/team/draws/{draw}")


@get("/team/draws/{draw:str}", audience=AUDIENCE, name="draw")
async def draw_(request: Asked, draw: FromPath[str]) -> Answer:
    return await _show(request, draw)


@post("/team/draws/{draw:str}/pool", audience=AUDIENCE, name="draw-pool", request_max_body_size=1_000_000)
async def pool(request: Asked, draw: FromPath[str]) -> Answer:
    """A file or a pasted list; what is wrong stands beside each line, and the text stays in the field."""
    text = ""
    try:
        text = _list_of(await typed_of(request))
        lines = await in_thread(draws.fill_pool, hall_of(request), draw=draw, text=text, actor=who(request).id)
    except Refusal as refusal:
        if refusal.status in (401, 404):
            raise
        return await _show(request, draw, problem=problem_for(request, refusal), typed={"list": text})
    bad = bad_lines(lines)
    if not bad:
        return onward(f"/team/draws/{draw}#quotas")
    problem = problem_for(request, BadImport(problem="lines"))
    return await _show(request, draw, problem=problem, typed={"list": text}, lines=bad)


def _list_of(typed: Typed) -> str:
    if not set(typed) <= {"file", "list"} or not typed:
        raise BadForm(field="list", problem="unknown-field")
    data = typed.get("file", b"")
    if not isinstance(data, bytes | str):
        raise BadForm(field="file", problem="twice")
    return read_csv(data if isinstance(data, bytes) else data.encode()) if data else str(typed.get("list", ""))


@post("/team/draws/{draw:str}/quotas", audience=AUDIENCE, name="draw-quotas")
async def quotas(request: Asked, draw: FromPath[str]) -> Answer:
    def do(typed: Typed) -> None:
        form = parse(typed, QuotasForm)
        if not len(form.group) == len(form.seats) == len(form.reserves):
            raise BadForm(field="seats", problem="missing")
        wanted = [
            Quota(group=group, seats=whole(seats, "seats"), reserves=whole(reserves, "reserves"))
            for group, seats, reserves in zip(form.group, form.seats, form.reserves, strict=True)
        ]
        draws.set_quotas(hall_of(request), draw=draw, quotas=wanted, actor=who(request).id)

    return await answer(request, do, show=page_of(draw), on=f"/team/draws/{draw}#commit")


@post("/team/draws/{draw:str}/commit", audience=AUDIENCE, name="draw-commit")
async def commit(request: Asked, draw: FromPath[str]) -> Answer:
    def do(typed: Typed) -> None:
        parse(typed, NothingForm)
        draws.commit_draw(hall_of(request), draw=draw, actor=who(request).id)

    return await answer(request, do, show=page_of(draw), on=f"/team/draws/{draw}")


@post("/team/draws/{draw:str}/draw", audience=AUDIENCE, name="draw-now")
async def draw_now(request: Asked, draw: FromPath[str]) -> Answer:
    def do(typed: Typed) -> None:
        form = parse(typed, RoomForm)
        draws.draw_jury(hall_of(request), draw=draw, public=form.public, witnesses=form.witness, actor=who(request).id)

    return await answer(request, do, show=page_of(draw), on=f"/team/draws/{draw}")


@post("/team/draws/{draw:str}/call-off", audience=AUDIENCE, name="draw-call-off")
async def call_off(request: Asked, draw: FromPath[str]) -> Answer:
    def do(typed: Typed) -> None:
        why = parse(typed, WhyForm).why
        draws.call_off_draw(hall_of(request), draw=draw, why=why, actor=who(request).id)

    return await answer(request, do, show=page_of(draw), on=f"/team/draws/{draw}")


@post("/team/draws/{draw:str}/drop", audience=AUDIENCE, name="draw-drop")
async def drop(request: Asked, draw: FromPath[str]) -> Answer:
    def do(typed: Typed) -> str:
        parse(typed, NothingForm)
        return draws.drop_draft(hall_of(request), draw=draw, actor=who(request).id)

    return await answer(request, do, show=page_of(draw), on=lambda body: f"/team/bodies/{body}/draws")


@get("/team/draws/{draw:str}/list.csv", audience=AUDIENCE, name="draw-list")
async def list_csv(request: Asked, draw: FromPath[str]) -> Response[bytes]:
    data = await in_thread(draw_csv, hall_of(request), draw)
    headers = {"Content-Disposition": 'attachment; filename="auslosung.csv"', "Cache-Control": "no-store"}
    return Response(data, media_type="text/csv; charset=utf-8", headers=headers)


@get("/team/draws/{draw:str}/case.json", audience=AUDIENCE, name="draw-case-with-names")
async def case_with_names(request: Asked, draw: FromPath[str]) -> Response[bytes]:
    return case_file(await in_thread(draw_case, hall_of(request), draw, names=True))
