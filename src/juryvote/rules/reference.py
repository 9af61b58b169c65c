"""The description of what programs may read, in OpenAPI 3.1: written by hand, held to the routes by a test."""

from typing import Any

from msgspec import Struct

from juryvote.rules.oparl.lists import FILTERS, MOST
from juryvote.rules.oparl.objects import KINDS, LISTS
from juryvote.rules.proposals import Goal
from juryvote.rules.register import OUTCOMES
from juryvote.rules.sentences import Say

JSON = "application/json"
TABLES = ("text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")


class Parameter(Struct, frozen=True, kw_only=True):
    """`place`: path | query; `choices`: all that it may be, () for any text."""

    name: str
    place: str
    words: str
    kind: str = "string"  # or integer, or date-time
    choices: tuple[str, ...] = ()


class Reading(Struct, frozen=True, kw_only=True):
    """One address that programs may read; `schema` names what its JSON is, `lasting`: it has an ETag."""

    path: str
    name: str
    title: str
    words: str
    media: str
    parameters: tuple[Parameter, ...] = ()
    schema: str = ""
    lasting: bool = True


def readings(say: Say) -> tuple[Reading, ...]:
    return (*_register(say), *_recounts(say), *_oparl(say), _health(say))


def _register(say: Say) -> tuple[Reading, ...]:
    chosen = (
        Parameter(name="body", place="query", words=say("Nur dieses Gremium: seine Kennung.")),
        Parameter(name="year", place="query", words=say("Nur dieses Jahr."), kind="integer"),
        Parameter(name="area", place="query", words=say("Nur dieses Gebiet: seine Kennung.")),
        Parameter(name="goal", place="query", words=say("Nur dieses Ziel."), choices=tuple(Goal)),
        Parameter(name="outcome", place="query", words=say("Nur dieses Ergebnis."), choices=OUTCOMES),
        Parameter(name="least", place="query", words=say("Mindestens so viele Euro bewilligt.")),
        Parameter(name="words", place="query", words=say("Wörter, die im Titel oder im Wortlaut stehen.")),
    )
    titles = (say("Beschlüsse als Tabelle (CSV)"), say("Beschlüsse als Tabelle (Excel)"))
    tables = tuple(
        Reading(
            path=f"/register.{end}",
            name=f"register-{end}",
            title=title,
            words=say("Alle veröffentlichten Beschlüsse, der neueste zuerst."),
            media=media,
            parameters=chosen,
        )
        for end, media, title in zip(("csv", "xlsx"), TABLES, titles, strict=True)
    )
    return (
        *tables,
        Reading(
            path="/feeds/{whose}.atom",
            name="feed",
            title=say("Neue Beschlüsse als Feed"),
            words=say("Die hundert neuesten Beschlüsse."),
            media="application/atom+xml",
            parameters=(_known("whose", say("Kennung eines Gremiums oder Gebiets, oder all für alle.")),),
        ),
        Reading(
            path="/calendar/{body}.ics",
            name="calendar",
            title=say("Termine eines Gremiums"),
            words=say("Sitzungen in einem Raum, auch geplante und abgesagte."),
            media="text/calendar",
            parameters=(_known("body", say("Kennung eines Gremiums.")),),
        ),
    )


def _recounts(say: Say) -> tuple[Reading, ...]:
    ballot = say("Kennung einer Abstimmung.")
    return (
        Reading(
            path="/minutes/{minuted}/niederschrift.txt",
            name="minutes",
            title=say("Niederschrift einer Sitzung"),
            words=say("Der Text, den das Gremium genehmigt hat, ohne Namen."),
            media="text/plain",
            parameters=(_known("minuted", say("Kennung einer Sitzung.")),),
        ),
        Reading(
            path="/minutes/{minuted}/niederschrift.pdf",
            name="minutes-pdf",
            title=say("Niederschrift einer Sitzung als PDF"),
            words=say("Barrierefrei (PDF/UA) und zum Aufheben (PDF/A), ohne Namen."),
            media="application/pdf",
            parameters=(_known("minuted", say("Kennung einer Sitzung.")),),
        ),
        Reading(
            path="/agendas/{meeting}/tagesordnung.pdf",
            name="agenda-pdf",
            title=say("Tagesordnung einer Sitzung als PDF"),
            words=say("Barrierefrei (PDF/UA). Titel nur von Punkten, deren Beschluss veröffentlicht ist."),
            media="application/pdf",
            parameters=(_known("meeting", say("Kennung einer Sitzung.")),),
        ),
        Reading(
            path="/archives/{ballot}.bel",
            name="archive",
            title=say("Archiv einer geheimen Abstimmung"),
            words=say("Alle verschlüsselten Stimmzettel, zum Nachprüfen."),
            lasting=False,
            media="application/x-tar",
            parameters=(_known("ballot", ballot),),
        ),
        Reading(
            path="/allocations/{ballot}.pb",
            name="allocation",
            title=say("Verteilung eines Topfs"),
            words=say("Zum Nachrechnen, im Format von Pabulib."),
            lasting=False,
            media="text/plain",
            parameters=(_known("ballot", ballot),),
        ),
        Reading(
            path="/draws/{draw}/case.json",
            name="draw",
            title=say("Auslosung einer Jury"),
            words=say("Zum Nachrechnen, ohne Namen."),
            lasting=False,
            media=JSON,
            parameters=(_known("draw", say("Kennung einer Auslosung.")),),
            schema="Case",
        ),
    )


def _oparl(say: Say) -> tuple[Reading, ...]:
    kinds = ("body", *KINDS)
    known = _known("id", say("Kennung des Objekts. Folgen Sie den Adressen, statt sie zu bauen."))
    kind = Parameter(name="kind", place="path", words=say("Art des Objekts."), choices=kinds)
    whose = Parameter(name="kind", place="path", words=say("Gebiet oder Gremium."), choices=("body", "organization"))
    what = Parameter(name="list", place="path", words=say("Art der Liste."), choices=tuple(LISTS.values()))
    root, turns = "/oparl/v1.1", _turns(say)
    return (
        Reading(
            path=f"{root}/system",
            name="oparl-system",
            title=say("OParl: der Anfang"),
            words=say("Von hier führen Adressen zu allem, was öffentlich ist."),
            media=JSON,
            schema="Object",
        ),
        Reading(
            path=f"{root}/bodies",
            name="oparl-bodies",
            title=say("OParl: alle Gebiete"),
            words=say("Jedes Gebiet mit den Adressen seiner Listen."),
            media=JSON,
            parameters=turns,
            schema="List",
        ),
        Reading(
            path=f"{root}/{{kind}}/{{id}}",
            name="oparl-object",
            title=say("OParl: ein Objekt"),
            words=say("Was es nicht mehr gibt, ist ein Rest mit „deleted“."),
            media=JSON,
            parameters=(kind, known),
            schema="Object",
        ),
        Reading(
            path=f"{root}/{{kind}}/{{id}}/{{list}}",
            name="oparl-list",
            title=say("OParl: eine Liste"),
            words=say("Was ein Gebiet oder ein Gremium von einer Art hat; das Älteste zuerst."),
            media=JSON,
            parameters=(whose, known, what, *turns),
            schema="List",
        ),
    )


def _turns(say: Say) -> tuple[Parameter, ...]:
    words = {
        "created_since": say("Seit diesem Moment veröffentlicht."),
        "created_until": say("Bis zu diesem Moment veröffentlicht."),
        "modified_since": say("Seit diesem Moment geändert; auch was es nicht mehr gibt."),
        "modified_until": say("Bis zu diesem Moment zuletzt geändert."),
    }
    most = say("Objekte auf einer Seite, höchstens {most}.").format(most=MOST)
    return (
        *(Parameter(name=name, place="query", words=words[name], kind="date-time") for name in FILTERS),
        Parameter(name="page", place="query", words=say("Seite, ab 1."), kind="integer"),
        Parameter(name="elementsPerPage", place="query", words=most, kind="integer"),
    )


def _health(say: Say) -> Reading:
    return Reading(
        path="/healthz",
        name="health",
        title=say("Läuft der Dienst?"),
        words=say("Mit einem Blick in die Datenbank."),
        lasting=False,
        media=JSON,
        schema="Health",
    )


def _known(name: str, words: str) -> Parameter:
    return Parameter(name=name, place="path", words=words)


def document(base: str, say: Say) -> dict[str, Any]:
    """The whole description, as JSON."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "juryvote",
            "version": "1",
            "description": say("Was öffentlich ist, können auch Programme lesen, ohne Schlüssel."),
        },
        "servers": [{"url": base}],
        "paths": {one.path: {"get": _operation(one, say)} for one in readings(say)},
        "components": {"schemas": SCHEMAS},
    }


def _operation(one: Reading, say: Say) -> dict[str, Any]:
    told = {one.media: {"schema": {"$ref": f"#/components/schemas/{one.schema}"}} if one.schema else {}}
    answers: dict[str, Any] = {"200": {"description": one.words, "content": told}}
    if one.lasting:
        answers["304"] = {"description": say("Nichts hat sich geändert.")}
    if any(known.place == "path" for known in one.parameters):
        answers["404"] = {"description": say("Das gibt es nicht, oder es ist nicht öffentlich.")}
    if any(known.name == "page" for known in one.parameters):
        problem = {"schema": {"$ref": "#/components/schemas/Problem"}}
        answers["400"] = {"description": say("Eine Angabe ist nicht lesbar."), "content": {JSON: problem}}
    return {
        "operationId": one.name,
        "summary": one.title,
        "description": one.words,
        "parameters": [_parameter(known) for known in one.parameters],
        "responses": answers,
    }


def _parameter(one: Parameter) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": "string" if one.kind == "date-time" else one.kind}
    if one.kind == "date-time":
        schema["format"] = one.kind
    if one.choices:
        schema["enum"] = list(one.choices)
    return {
        "name": one.name,
        "in": one.place,
        "required": one.place == "path",
        "description": one.words,
        "schema": schema,
    }


_URL = {"type": "string", "format": "uri"}
_MOMENT = {"type": "string", "format": "date-time"}
_COUNT = {"type": "integer", "minimum": 0}
SCHEMAS: dict[str, Any] = {
    "Object": {
        "type": "object",
        "description": "https://oparl.org",
        "required": ["id", "type"],
        "properties": {
            "id": _URL,
            "type": _URL,
            "created": _MOMENT,
            "modified": _MOMENT,
            "deleted": {"type": "boolean"},
        },
    },
    "List": {
        "type": "object",
        "required": ["data", "pagination", "links"],
        "properties": {
            "data": {"type": "array", "items": {"$ref": "#/components/schemas/Object"}},
            "pagination": {
                "type": "object",
                "properties": dict.fromkeys(("totalElements", "elementsPerPage", "currentPage", "totalPages"), _COUNT),
            },
            "links": {"type": "object", "properties": dict.fromkeys(("first", "prev", "self", "next", "last"), _URL)},
        },
    },
    "Case": {"type": "object"},
    "Health": {"type": "object", "required": ["database"], "properties": {"database": {"type": "boolean"}}},
    "Problem": {"type": "object", "required": ["problem"], "properties": {"problem": {"type": "string"}}},
}
