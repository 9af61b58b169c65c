"""A body's bylaws: its versions, the editor that shows what they would mean, two of them beside each other."""

from typing import Any

from litestar import get, post
from litestar.params import FromPath
from msgspec import Struct

from juryvote.actions import people
from juryvote.reads.team.bylaws import compare_page, editor, source_of, versions_page
from juryvote.rules.bylaws import PRESETS, Bylaws
from juryvote.rules.editing import Unread, answers, as_data, changed, from_text
from juryvote.rules.fields import all_fields
from juryvote.rules.refusals import BadForm, NotFound, Refusal
from juryvote.rules.sentences import Say
from juryvote.web.answers import Answer, onward, problem_for
from juryvote.web.forms import Typed, berlin_day, typed_of
from juryvote.web.languages import say_in
from juryvote.web.refusals import Problem
from juryvote.web.render import language_of, render, wants_fragment
from juryvote.web.session import Asked, hall_of, who
from juryvote.web.threads import in_thread

# Beside the questions: `base` is what the questions stand on, `json` the data as text, `do` the button.
BESIDE = frozenset({"name", "in_force", "base", "json", "do", "source", "preset"})
KNOWN = BESIDE | set(answers(Bylaws()))
LONGEST = 40_000


class Sheet(Struct, frozen=True, kw_only=True):
    """A form that was sent: the bylaws it stands on, with its answers where they can be read, and what cannot."""

    bylaws: Bylaws
    typed: dict[str, str]
    problem: Problem | None = None


@get("/team/bodies/{body_id:str}/bylaws", audience=("team",), name="bylaws")
async def versions(request: Asked, body_id: FromPath[str]) -> Answer:
    view = await in_thread(versions_page, hall_of(request), body=body_id, say=_say(request))
    return _shown(request, "team/bylaws.html", view)


@get("/team/bodies/{body_id:str}/bylaws/compare", audience=("team",), name="compare-bylaws")
async def compare(request: Asked, body_id: FromPath[str]) -> Answer:
    chosen = {name: request.query_params.get(name, "")[:60] for name in ("a", "b")}
    view = await in_thread(compare_page, hall_of(request), body=body_id, say=_say(request), **chosen)
    return _shown(request, "team/compare.html", view)


@get("/team/bodies/{body_id:str}/bylaws/new", audience=("team",), name="edit-bylaws")
async def new(request: Asked, body_id: FromPath[str]) -> Answer:
    source = request.query_params.get("from", "")[:60]
    bylaws = await in_thread(source_of, hall_of(request), body=body_id, token=source)
    if bylaws is None:
        raise NotFound
    return await _editor(request, body_id, Sheet(bylaws=bylaws, typed={"source": source}))


@post("/team/bodies/{body_id:str}/bylaws/preview", audience=("team",), name="preview-bylaws")
async def preview(request: Asked, body_id: FromPath[str]) -> Answer:
    """What was typed, and what it would mean; nothing is written. With script only the meaning is answered."""
    sheet = _sheet(await typed_of(request), _say(request))
    return await _editor(request, body_id, sheet, fragment=wants_fragment(request))


@post("/team/bodies/{body_id:str}/bylaws", audience=("team",), name="new-bylaws")
async def adopt(request: Asked, body_id: FromPath[str]) -> Answer:
    typed = await typed_of(request)
    say, preset = _say(request), typed.get("preset")
    if preset in PRESETS and set(typed) == {"preset"}:  # as it is, without a look at it
        await _adopt(request, body_id, people.title_of(preset), preset, "")
        return onward(f"/team/bodies/{body_id}/bylaws")
    sheet = _sheet(typed, say)
    problem = sheet.problem or _not_taken(sheet, say)
    if problem is None:
        try:
            day = sheet.typed.get("in_force", "").strip()
            in_force = berlin_day(day, "in_force") if day else ""
            await _adopt(request, body_id, sheet.typed.get("name", ""), as_data(sheet.bylaws), in_force)
        except Refusal as refusal:
            if refusal.status == 404:
                raise
            problem = _named(request, refusal, say)
    if problem:
        again = Sheet(bylaws=sheet.bylaws, typed=sheet.typed, problem=problem)
        return await _editor(request, body_id, again)
    return onward(f"/team/bodies/{body_id}/bylaws")


async def _adopt(request: Asked, body: str, name: str, rules: str | dict[str, Any], in_force: str) -> None:
    values: dict[str, Any] = {"name": name, "rules": rules, "in_force": in_force}
    await in_thread(people.adopt_bylaws, hall_of(request), body=body, actor=who(request).id, **values)


async def _editor(request: Asked, body: str, sheet: Sheet, *, fragment: bool = False) -> Answer:
    values: dict[str, Any] = {"bylaws": sheet.bylaws, "typed": sheet.typed, "source": sheet.typed.get("source", "")}
    view = await in_thread(editor, hall_of(request), body=body, say=_say(request), **values)
    data = sheet.typed["json"] if _edited(sheet.typed) else ""
    template = "team/_meaning.html" if fragment else "team/edit.html"
    return _shown(request, template, view, problem=sheet.problem, typed=sheet.typed, data=data)


def _shown(request: Asked, template: str, view: object, **more: Any) -> Answer:
    if view is None:
        raise NotFound
    return render(request, template, view=view, **more)


def _say(request: Asked) -> Say:
    return say_in(language_of(request))


def _sheet(typed: Typed, say: Say) -> Sheet:
    """A BadForm where a page of ours cannot have sent it; what a person typed wrong is the sheet's problem."""
    texts = _texts(typed)
    base = _base(texts)
    if texts.get("do") == "data":
        return _pasted(base, texts, say)
    try:
        return Sheet(bylaws=changed(base, texts), typed=texts)
    except Unread as wrong:
        return Sheet(bylaws=base, typed=texts, problem=_unread(wrong, say))
    except ValueError as wrong:
        return Sheet(
            bylaws=base, typed=texts, problem=_trouble(say("Die Angaben passen nicht zusammen."), str(wrong), say)
        )


def _texts(typed: Typed) -> dict[str, str]:
    for name, value in typed.items():
        if name not in KNOWN:
            raise BadForm(field=name, problem="unknown-field")
        if not isinstance(value, str):
            raise BadForm(field=name, problem="twice")
        if len(value) > LONGEST:
            raise BadForm(field=name, problem="length")
    return dict(typed)


def _base(texts: dict[str, str]) -> Bylaws:
    try:
        return from_text(texts["base"])
    except KeyError as missing:
        raise BadForm(field="base", problem="missing") from missing
    except ValueError as wrong:
        raise BadForm(field="base", problem="invalid") from wrong


def _pasted(base: Bylaws, texts: dict[str, str], say: Say) -> Sheet:
    """The data win over the questions, which then answer what the data say."""
    try:
        bylaws = from_text(texts.get("json", ""))
    except ValueError as wrong:
        title = say("Diese Daten sind keine Geschäftsordnung.")
        return Sheet(bylaws=base, typed=texts, problem=_trouble(title, str(wrong), say, field="json"))
    kept = {name: text for name, text in texts.items() if name in ("name", "in_force", "source")}
    return Sheet(bylaws=bylaws, typed=kept)


def _not_taken(sheet: Sheet, say: Say) -> Problem | None:
    if not _edited(sheet.typed):
        return None
    told = say("Sie haben die Daten geändert. Übernehmen Sie zuerst die Daten, oder laden Sie die Seite neu.")
    return _trouble(told, "", say, field="json")


def _edited(texts: dict[str, str]) -> bool:
    """Data that were changed but not taken over: they must not be lost in silence."""
    text = texts.get("json", "")
    try:
        return bool(text.strip()) and from_text(text) != from_text(texts["base"])
    except ValueError:
        return True


def _unread(wrong: Unread, say: Say) -> Problem:
    field = all_fields(say)[wrong.name]
    text = {
        "share": say("Bei „{field}“ fehlt eine Zahl oder ein Bruch. So geht es: 5, 3/5, mehr als 3/5 oder 60 Prozent."),
        "count": say("Bei „{field}“ muss eine Zahl stehen, zum Beispiel 0 oder 3."),
        "euros": say("Der Betrag bei „{field}“ ist nicht lesbar. So geht es: 450 oder 450,00."),
        "choice": say("Bei „{field}“ steht etwas, das es nicht gibt."),
    }[wrong.kind]
    own = f"{wrong.name}_own" if wrong.kind == "share" else wrong.name
    return _trouble(text.format(field=field.label), "", say, field=own)


def _named(request: Asked, refusal: Refusal, say: Say) -> Problem:
    """The day has its own sentence; everything else is said as everywhere."""
    if refusal.facts.get("field") != "in_force":
        return problem_for(request, refusal)
    if refusal.facts.get("problem") == "past":
        text = say("Der Tag bei „Gilt ab“ ist schon vorbei. Eine Fassung gilt frühestens ab heute.")
    else:
        text = say("Der Tag bei „Gilt ab“ ist nicht lesbar.")
    return _trouble(text, "", say, field="in_force")


def _trouble(text: str, detail: str, say: Say, *, field: str = "") -> Problem:
    return Problem(
        code=BadForm.code,
        status=BadForm.status,
        title=say("Da stimmt eine Angabe nicht"),
        text=f"{text} {detail}".strip(),
        advice=say("Es wurde nichts gespeichert. Ihre Eingaben sind noch da."),
        field=field,
    )
