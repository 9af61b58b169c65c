"""The objects of an area, kind by kind. What OParl has no word for is called `juryvote:…` (3.1.5)."""

from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Any

from msgspec import to_builtins

from juryvote.rules.oparl.addresses import VERSION, Addresses, Made, gone, made
from juryvote.rules.oparl.files import agendas, allocations, archives, files, resolution_file
from juryvote.rules.oparl.records import Council, Quarter, Resolution, Seat, Sitting, Term

FORMS = {
    "aktionsfondsjury": "Aktionsfondsjury",
    "quartiersfondsjury": "Quartiersfondsjury",
    "quartiersrat": "Quartiersrat",
}
STATES = {"planned": "terminiert", "open": "läuft", "over": "durchgeführt", "off": "abgesagt"}
LISTS = {
    "organization": "organization",
    "person": "person",
    "meeting": "meeting",
    "paper": "paper",
    "agendaItem": "agendaitem",
    "consultation": "consultation",
    "file": "file",
    "locationList": "location",
    "legislativeTermList": "legislativeterm",
    "membership": "membership",
}


def system(at: Addresses) -> Made:
    return {
        "id": at.system,
        "type": f"{VERSION}System",
        "oparlVersion": VERSION,
        "body": at.bodies,
        "name": "juryvote",
        "website": at.page("/"),
        "product": at.page("/about"),
    }


def body(quarter: Quarter, at: Addresses) -> Made:
    """The lists are always there, the terms also when there is none."""
    return {
        **made(
            at.of("body", quarter.id),
            "Body",
            created=quarter.created,
            modified=quarter.modified,
            system=at.system,
            name=quarter.name,
            web=at.page("/"),
            **{name: at.listed("body", quarter.id, kind) for name, kind in LISTS.items()},
        ),
        "legislativeTerm": list(legislative_terms(quarter, at)),
    }


def legislative_terms(quarter: Quarter, at: Addresses) -> Iterator[Made]:
    for term in quarter.terms:
        name = f"{term.since} – {term.until}" if term.until else f"seit {term.since}"
        yield made(
            at.of("legislativeterm", term_id(quarter, term)),
            "LegislativeTerm",
            created="",
            modified="",
            body=at.of("body", quarter.id),
            name=f"Amtszeit {name}",
            startDate=term.since,
            endDate=term.until,
        )


def term_id(quarter: Quarter, term: Term) -> str:
    return f"{quarter.id}.{term.since}.{term.until}"


def organizations(quarter: Quarter, at: Addresses) -> Iterator[Made]:
    for council in quarter.councils:
        held = [seat for seat in council.seats if seat.since]
        yield made(
            at.of("organization", council.id),
            "Organization",
            created=council.created,
            modified=council.modified,
            body=at.of("body", quarter.id),
            name=council.name,
            organizationType="Gremium",
            classification=FORMS.get(council.form, "Gremium"),
            membership=[at.of("membership", seat.id) for seat in held],
            meeting=at.listed("organization", council.id, "meeting"),
            consultation=at.listed("organization", council.id, "consultation"),
            memberCount=len(held),
            votingMemberCount=len(held),
            web=at.page(f"/?body={council.id}"),
            **{"juryvote:seats": len(council.seats)},
        )


def persons(quarter: Quarter, at: Addresses) -> Iterator[Made]:
    """Whoever holds a seat, by name only with consent. When nobody does any more, a stub is left."""
    for council in quarter.councils:
        for seat in council.seats:
            if seat.since or seat.modified > seat.created:  # somebody held it once
                yield _person(quarter, council, seat, at)


def _person(quarter: Quarter, council: Council, seat: Seat, at: Addresses) -> Made:
    address, times = at.of("person", seat.id), {"created": seat.created, "modified": seat.modified}
    if not seat.since:
        return gone(address, "Person", **times)
    return made(
        address,
        "Person",
        body=at.of("body", quarter.id),
        name=seat.name or f"{council.name}, Sitz {seat.number}",
        membership=[_membership(seat, at)],
        **times,
    )


def memberships(quarter: Quarter, at: Addresses) -> Iterator[Made]:
    for seat in quarter.seats:
        if seat.since:
            yield _membership(seat, at)


def _membership(seat: Seat, at: Addresses) -> Made:
    return made(
        at.of("membership", seat.id),
        "Membership",
        created=seat.created,
        modified=seat.modified,
        person=at.of("person", seat.id),
        organization=at.of("organization", seat.body),
        role="Mitglied",
        votingRight=True,
        startDate=seat.since,
        endDate=seat.until,
        **{"juryvote:seat": seat.number, "juryvote:group": seat.group, "juryvote:alternates": seat.alternates},
    )


def meetings(quarter: Quarter, at: Addresses) -> Iterator[Made]:
    for sitting in quarter.sittings:
        yield made(
            at.of("meeting", sitting.id),
            "Meeting",
            created=sitting.created,
            modified=sitting.modified,
            name=sitting.title,
            meetingState=STATES[sitting.state],
            cancelled=sitting.state == "off",
            start=sitting.starts_at,
            end=sitting.ended_at,
            location=_location(sitting, quarter, at) if sitting.place else None,
            organization=[at.of("organization", sitting.body)],
            agendaItem=[_agenda_item(item, at) for item in sitting.items],
            invitation=next(agendas(sitting, at), None),
            auxiliaryFile=list(allocations(sitting, at)),
            **{"juryvote:inWriting": sitting.written},
        )


def locations(quarter: Quarter, at: Addresses) -> Iterator[Made]:
    return (_location(sitting, quarter, at) for sitting in quarter.sittings if sitting.place)


def _location(sitting: Sitting, quarter: Quarter, at: Addresses) -> Made:
    return made(
        at.of("location", sitting.id),
        "Location",
        created=sitting.created,
        modified=sitting.modified,
        description=sitting.place,
        bodies=[at.of("body", quarter.id)],
        meetings=[at.of("meeting", sitting.id)],
    )


def agenda_items(quarter: Quarter, at: Addresses) -> Iterator[Made]:
    return (_agenda_item(item, at) for item in quarter.resolutions)


def _agenda_item(item: Resolution, at: Addresses) -> Made:
    return made(
        at.of("agendaitem", item.item),
        "AgendaItem",
        created=item.created,
        modified=item.modified,
        meeting=at.of("meeting", item.meeting),
        number=str(item.order),
        order=item.order,
        name=item.title,
        public=True,
        consultation=at.of("consultation", item.item) if item.proposal else "",
        result=item.outcome,
        resolutionText=item.text,
        resolutionFile=resolution_file(item, at),
        auxiliaryFile=list(archives(item, at)),
        web=at.page(f"/decisions/{item.decision}"),
        **_numbers(item),
    )


def _numbers(item: Resolution) -> dict[str, Any]:
    """Counts, readings and money: what OParl has no words for."""
    said = {
        "number": item.number,
        "kind": "Votum" if item.advisory else "Beschluss",
        "counts": to_builtins(item.counts) if item.counts else None,
        "points": item.points,
        "recused": item.recused,
        "quorum": to_builtins(item.quorum),
        "majority": {
            "neededYes": item.majority.needed_yes,
            "base": item.majority.base,
            "sentence": item.majority.sentence,
        },
        "sealed": item.sealed,
        "askedCents": item.asked_cents,
        "grantedCents": item.granted_cents,
        "setAside": item.reopened_on,
        "confirmation": item.answer,
    }
    return {f"juryvote:{name}": value for name, value in said.items()}


def consultations(quarter: Quarter, at: Addresses) -> Iterator[Made]:
    return (_consultation(item, at) for item in quarter.resolutions if item.proposal)


def _consultation(item: Resolution, at: Addresses) -> Made:
    """`authoritative`: the body has the last word; of a Votum others have it."""
    return made(
        at.of("consultation", item.item),
        "Consultation",
        created=item.created,
        modified=item.modified,
        paper=at.of("paper", item.proposal),
        agendaItem=at.of("agendaitem", item.item),
        meeting=at.of("meeting", item.meeting),
        organization=[at.of("organization", item.body)],
        authoritative=not item.advisory,
        role="Empfehlung" if item.advisory else "Entscheidung",
    )


def papers(quarter: Quarter, at: Addresses) -> Iterator[Made]:
    """Proposals on which a decision is published."""
    told = sorted(
        (item for item in quarter.resolutions if item.proposal), key=lambda item: (item.proposal, item.created)
    )
    for proposal, items in groupby(told, key=lambda item: item.proposal):
        yield _paper(quarter, proposal, list(items), at)


def _paper(quarter: Quarter, proposal: str, items: list[Resolution], at: Addresses) -> Made:
    newest = items[-1]
    return made(
        at.of("paper", proposal),
        "Paper",
        created=items[0].created,
        modified=max(item.modified for item in items),
        body=at.of("body", quarter.id),
        name=newest.title,
        date=items[0].decided_on,
        paperType="Förderantrag",
        underDirectionOf=[at.of("organization", newest.body)],
        consultation=[_consultation(item, at) for item in items],
        keyword=list(newest.goals),
        web=at.page(f"/decisions/{newest.decision}"),
        **{"juryvote:askedCents": newest.asked_cents, "juryvote:applicant": newest.applicant},
    )


KINDS: dict[str, Callable[[Quarter, Addresses], Iterator[Made]]] = {
    "organization": organizations,
    "person": persons,
    "membership": memberships,
    "meeting": meetings,
    "agendaitem": agenda_items,
    "consultation": consultations,
    "paper": papers,
    "file": files,
    "location": locations,
    "legislativeterm": legislative_terms,
}
OF_ORGANIZATIONS = ("meeting", "consultation")  # lists that an organization has too
