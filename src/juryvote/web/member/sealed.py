"""A sealed ballot on the phone: its key, what it checks, the slip it sends, and the way for phones that cannot."""

import msgspec
from litestar import Response, get, post
from litestar.params import FromPath
from msgspec import Struct

from juryvote.actions import paper, sealed
from juryvote.actions.secrecy import demand_secrecy
from juryvote.reads.sealed import archive_file, election_texts, trackers_of
from juryvote.rules.ballots import Channel
from juryvote.rules.refusals import BadForm, NoPicks, NotFound, TooManyPicks
from juryvote.web.answers import Answer, answer, problem_for
from juryvote.web.forms import Typed, parse, typed_of, whole
from juryvote.web.member.evening import context_of, show
from juryvote.web.refusals import Problem
from juryvote.web.render import render
from juryvote.web.session import Asked, guest_of, hall_of, who
from juryvote.web.threads import in_thread

AUDIENCE = ("member",)


class DeviceForm(Struct, forbid_unknown_fields=True):
    key: str
    challenge: str
    response: str


class SealedForm(Struct, forbid_unknown_fields=True):
    slip: str
    turn: str


class AssistedForm(Struct, forbid_unknown_fields=True):
    choice: str
    turn: str
    pick: list[str] = []


class SecrecyForm(Struct, forbid_unknown_fields=True):
    wants: str


class CountForm(Struct, forbid_unknown_fields=True):
    yes: str = "0"
    no: str = "0"
    abstain: str = "0"


def count_of(form: CountForm) -> paper.Count:
    return paper.Count(yes=whole(form.yes, "yes"), no=whole(form.no, "no"), abstain=whole(form.abstain, "abstain"))


@post("/device", audience=AUDIENCE, name="device")
async def keep_key(request: Asked) -> Answer:
    """The phone's public key. It says nothing back: the page knows what it sent."""
    me, form = who(request), parse(await typed_of(request), DeviceForm)
    proof = {"key": form.key, "challenge": form.challenge, "response": form.response}
    await in_thread(sealed.keep_device_key, hall_of(request), session=me.session, member=me.id, **proof)
    return Response("", status_code=204)


@get("/ballots/{ballot:str}/election", audience=AUDIENCE, name="election")
async def election(request: Asked, ballot: FromPath[str]) -> Response[bytes]:
    texts = await in_thread(election_texts, hall_of(request), ballot=ballot)
    if texts is None:
        raise NotFound
    return Response(msgspec.json.encode(texts), media_type="application/json")


@get("/ballots/{ballot:str}/trackers", audience=AUDIENCE, name="trackers")
async def trackers(request: Asked, ballot: FromPath[str]) -> Response[bytes]:
    found = await in_thread(trackers_of, hall_of(request), ballot=ballot)
    if found is None:
        raise NotFound
    return Response(msgspec.json.encode(found), media_type="application/json")


@get("/archives/{archive:str}", audience=("anybody",), name="archive")
async def archive(request: Asked, archive: FromPath[str]) -> Response[bytes]:
    """The archive of a sealed ballot, `<ballot>.bel`."""
    guest = guest_of(request)
    where = {"area": guest.area if guest.kind == "staff" else "", "meeting": guest.meeting} if guest else {}
    data = await in_thread(archive_file, hall_of(request), ballot=archive.removesuffix(".bel"), **where)
    if data is None:
        raise NotFound
    headers = {"Content-Disposition": f'attachment; filename="{archive.removesuffix(".bel")}.bel"'}
    return Response(data, media_type="application/x-tar", headers=headers)


@post("/ballots/{ballot:str}/sealed", audience=AUDIENCE, name="sealed-slip")
async def cast(request: Asked, ballot: FromPath[str]) -> Answer:
    me = who(request)

    def do(typed: Typed) -> str:
        form = parse(typed, SealedForm)
        return sealed.cast_sealed(
            hall_of(request),
            ballot=ballot,
            member=me.id,
            session=me.session,
            slip=form.slip,
            turn=form.turn,
            actor=me.id,
        )

    return await answer(request, do, show=show, on="/meeting")


@get("/ballots/{ballot:str}/assisted", audience=AUDIENCE, name="assisted")
async def assisted_page(request: Asked, ballot: FromPath[str]) -> Answer:
    return await _assisted(request, ballot)


@post("/ballots/{ballot:str}/assisted", audience=AUDIENCE, name="assisted-slip")
async def assisted(request: Asked, ballot: FromPath[str]) -> Answer:
    """Without script nobody keeps the tracker: it is shown once, on the page that answers."""
    me = who(request)

    def do(typed: Typed) -> str:
        form = parse(typed, AssistedForm)
        return sealed.cast_for(
            hall_of(request),
            ballot=ballot,
            member=me.id,
            choice=form.choice,
            picks=form.pick,
            turn=form.turn,
            channel=Channel.phone,
            actor=me.id,
        )

    try:
        tracker = await in_thread(do, await typed_of(request))
    except (BadForm, NoPicks, TooManyPicks) as refusal:
        return await _assisted(request, ballot, problem=problem_for(request, refusal))
    return await _assisted(request, ballot, tracker=tracker)


async def _assisted(request: Asked, ballot: str, *, tracker: str = "", problem: Problem | None = None) -> Answer:
    context = await context_of(request)
    found = context["view"].ballot
    if found is None or found.id != ballot or found.seal is None:
        return await show(request, problem=problem)
    return render(request, "member/assisted.html", **context, tracker=tracker, problem=problem)


@post("/items/{item:str}/secrecy", audience=AUDIENCE, name="secrecy")
async def demand(request: Asked, item: FromPath[str]) -> Answer:
    me = who(request)

    def do(typed: Typed) -> None:
        wants = {"yes": True, "no": False}.get(parse(typed, SecrecyForm).wants)
        if wants is None:
            raise BadForm(field="wants", problem="unknown")
        demand_secrecy(hall_of(request), item=item, member=me.id, wants=wants)

    return await answer(request, do, show=show, on="/meeting")


@post("/ballots/{ballot:str}/paper-count", audience=AUDIENCE, name="my-paper-count")
async def count_paper(request: Asked, ballot: FromPath[str]) -> Answer:
    me = who(request)

    def do(typed: Typed) -> None:
        count = count_of(parse(typed, CountForm))
        paper.count_paper(hall_of(request), ballot=ballot, count=count, actor=me.id)

    return await answer(request, do, show=show, on="/meeting")
