"""Files: the page of a decision, what everybody needs to count it again, and the agenda."""

from collections.abc import Iterator
from typing import Any

from juryvote.rules.oparl.addresses import Addresses, Made, made
from juryvote.rules.oparl.records import Quarter, Resolution, Sitting


def files(quarter: Quarter, at: Addresses) -> Iterator[Made]:
    for sitting in quarter.sittings:
        for item in sitting.items:
            yield resolution_file(item, at)
            yield from archives(item, at)
        yield from allocations(sitting, at)
        yield from agendas(sitting, at)


def resolution_file(item: Resolution, at: Addresses) -> Made:
    """The decision's page: wording, earlier wordings, numbers."""
    kind = "Votum" if item.advisory else "Beschluss"
    return _of_item(item, at, item.decision, f"/decisions/{item.decision}", f"{kind} {item.number}", "text/html")


def archives(item: Resolution, at: Addresses) -> Iterator[Made]:
    """Of a secret ballot all sealed slips, for whoever wants to verify it."""
    if item.sealed:
        name = f"{item.ballot}.bel"
        yield _of_item(item, at, name, f"/archives/{name}", "Archiv der geheimen Abstimmung", "application/x-tar")


def allocations(sitting: Sitting, at: Addresses) -> Iterator[Made]:
    """Of each pot that was shared out one file, though several decisions came of it."""
    for ballot in sorted({item.ballot for item in sitting.items if item.shared}):
        items = [item for item in sitting.items if item.ballot == ballot]
        yield _file(
            at,
            f"{ballot}.pb",
            f"/allocations/{ballot}.pb",
            name="Verteilung zum Nachrechnen",
            mimeType="text/plain",
            date=items[0].decided_on,
            created=min(item.created for item in items),
            modified=max(item.modified for item in items),
            meeting=[at.of("meeting", sitting.id)],
            agendaItem=[at.of("agendaitem", item.item) for item in items],
        )


def agendas(sitting: Sitting, at: Addresses) -> Iterator[Made]:
    """Of a meeting that is over: what can still change in the paper then is what is published."""
    if sitting.items and sitting.state == "over" and not sitting.written:
        yield _file(
            at,
            f"{sitting.id}.pdf",
            f"/agendas/{sitting.id}/tagesordnung.pdf",
            name="Tagesordnung",
            mimeType="application/pdf",
            created=min(item.created for item in sitting.items),
            modified=sitting.modified,
            meeting=[at.of("meeting", sitting.id)],
        )


def _of_item(item: Resolution, at: Addresses, known: str, path: str, name: str, mime: str) -> Made:
    return _file(
        at,
        known,
        path,
        name=name,
        mimeType=mime,
        date=item.decided_on,
        created=item.created,
        modified=item.modified,
        meeting=[at.of("meeting", item.meeting)],
        agendaItem=[at.of("agendaitem", item.item)],
    )


def _file(at: Addresses, known: str, path: str, **said: Any) -> Made:
    named = {"fileName": known} if "." in known else {}
    return made(at.of("file", known), "File", accessUrl=at.page(path), **named, **said)
