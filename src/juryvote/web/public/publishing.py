"""Feeds, calendars and tables: what is published, for other programs."""

import csv
import io
from datetime import UTC, datetime
from decimal import Decimal
from html import escape

from feedgenerator import Atom1Feed
from icalendar import Calendar, Event, vText
from litestar import Response, get
from litestar.params import FromPath
from xlsxwriter import Workbook

from juryvote.reads.publishing import CalendarView, FeedView, calendar, feed, register_table
from juryvote.rules.publishing import (
    COLUMNS,
    OUTCOMES,
    SET_ASIDE,
    SHEET,
    SUMS,
    Date,
    Published,
    cells,
    feed_title,
    harmless,
    heading,
)
from juryvote.rules.refusals import NotFound
from juryvote.web.public.lasting import lasting
from juryvote.web.public.register import wanted_of
from juryvote.web.session import Asked, base_url, hall_of
from juryvote.web.threads import in_thread
from juryvote.world import when

ATOM = "application/atom+xml; charset=utf-8"
ICS = "text/calendar; charset=utf-8"
CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LONGEST = 32_767  # characters that a cell of a sheet can hold


@get("/feeds/{feed_name:str}", audience=("anybody",), name="feed")
async def show_feed(request: Asked, feed_name: FromPath[str]) -> Response[bytes]:
    """`<body or area>.atom`, or `all.atom`."""
    view = await in_thread(feed, hall_of(request), feed_name.removesuffix(".atom"))
    if view is None or not feed_name.endswith(".atom"):
        raise NotFound
    data = atom(view, base_url(request), request.url.path)
    return lasting(request, data, kind=ATOM, changes=[one.changed_at for one in view.decisions])


@get("/calendar/{calendar_name:str}", audience=("anybody",), name="calendar")
async def show_calendar(request: Asked, calendar_name: FromPath[str]) -> Response[bytes]:
    """`<body>.ics`"""
    view = await in_thread(calendar, hall_of(request), calendar_name.removesuffix(".ics"))
    if view is None or not calendar_name.endswith(".ics"):
        raise NotFound
    return lasting(request, ics(view, base_url(request)), kind=ICS, changes=[one.changed_at for one in view.dates])


@get("/register.csv", audience=("anybody",), name="register-csv")
async def csv_table(request: Asked) -> Response[bytes]:
    found, base = await _table(request), base_url(request)
    changes = [one.changed_at for one in found]
    return lasting(request, as_csv(found, base), kind=CSV, changes=changes, filename="beschluesse.csv")


@get("/register.xlsx", audience=("anybody",), name="register-xlsx")
async def xlsx_table(request: Asked) -> Response[bytes]:
    found = await _table(request)
    data, changes = await in_thread(as_xlsx, found, base_url(request)), [one.changed_at for one in found]
    return lasting(request, data, kind=XLSX, changes=changes, filename="beschluesse.xlsx")


async def _table(request: Asked) -> tuple[Published, ...]:
    """Chosen as on the register's page."""
    return await in_thread(register_table, hall_of(request), wanted_of(request))


def atom(view: FeedView, base: str, path: str) -> bytes:
    """Entries keep their id for ever; a correction is told by a newer `updated`."""
    home = f"{base}/?body={view.body}" if view.body else f"{base}/"
    made = Atom1Feed(
        feed_title(view.name),
        home,
        None,
        language="de",
        feed_url=f"{base}{path}",
        feed_guid=f"{base}{path}",
        author_name="juryvote",
    )
    for one in view.decisions:
        address = f"{base}/decisions/{one.id}"
        flag = f"<p>{SET_ASIDE}</p>" if one.reopened_on else ""
        made.add_item(
            heading(one),
            address,
            f"{flag}<p>{escape(one.text)}</p>",
            unique_id=address,
            pubdate=when(one.published_at),
            updateddate=when(one.changed_at),
            author_name=f"{one.body}, {one.area}",
            categories=[OUTCOMES.get(one.outcome, one.outcome)],
        )
    if not view.decisions:
        made.latest_post_date = lambda: datetime(1970, 1, 1, tzinfo=UTC)  # nothing yet: the same bytes each time
    written: str = made.writeString("utf-8")
    return written.encode()


def ics(view: CalendarView, base: str) -> bytes:
    """UTC times, and where the agenda is: a calendar shows them in its own zone, and no table of zones is needed."""
    made = Calendar()
    made.add("prodid", "-//juryvote//DE")
    made.add("version", "2.0")
    made.add("x-wr-calname", view.name)
    for one in view.dates:
        made.add_component(_event(one, view.name, base))
    written: bytes = made.to_ical()
    return written


def _event(one: Date, name: str, base: str) -> Event:
    made = Event()
    made.add("uid", f"{one.id}@juryvote")
    made.add("summary", f"{one.title} ({name})")
    made.add("location", one.place)
    made.add("url", f"{base}/agendas/{one.id}/tagesordnung.pdf")
    made.add("dtstart", when(one.starts_at).replace(microsecond=0))
    made.add("dtstamp", when(one.changed_at).replace(microsecond=0))
    made.add("sequence", one.sequence)
    made["status"] = vText("CANCELLED" if one.off else "CONFIRMED")
    return made


def as_csv(found: tuple[Published, ...], base: str) -> bytes:
    """UTF-8 with a mark, divided by semicolons, sums with a comma: as German spreadsheets read it."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for one in found:
        writer.writerow([_cell(at, value) for at, value in enumerate(cells(one, f"{base}/decisions/{one.id}"))])
    return out.getvalue().encode("utf-8-sig")


def _cell(column: int, value: str | int | None) -> str:
    if column in SUMS and isinstance(value, int):
        return str(Decimal(value).scaleb(-2)).replace(".", ",")
    return harmless(value) if isinstance(value, str) else "" if value is None else str(value)


def as_xlsx(found: tuple[Published, ...], base: str) -> bytes:
    """One sheet; what people typed never becomes a formula or a link. Equal rows make equal bytes."""
    out = io.BytesIO()
    with Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"created": datetime(2026, 1, 1, tzinfo=UTC)})
        euro, bold = book.add_format({"num_format": "#,##0.00 €"}), book.add_format({"bold": True})
        sheet = book.add_worksheet(SHEET)
        sheet.write_row(0, 0, COLUMNS, bold)
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, len(COLUMNS), 18)
        for row, one in enumerate(found, 1):
            for at, value in enumerate(cells(one, f"{base}/decisions/{one.id}")):
                if at in SUMS and isinstance(value, int):
                    sheet.write_number(row, at, Decimal(value).scaleb(-2), euro)
                elif isinstance(value, int):
                    sheet.write_number(row, at, value)
                else:
                    sheet.write_string(row, at, (value or "")[:LONGEST])
    return out.getvalue()
