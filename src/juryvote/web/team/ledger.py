"""The fund's ledger: a page, and a table to take away."""

from decimal import Decimal
from io import BytesIO
from typing import Any

from litestar import Response, get, post
from msgspec import Struct
from xlsxwriter import Workbook

from juryvote.actions import funds
from juryvote.reads.team.ledger import LedgerPage, ledger_page
from juryvote.rules.refusals import BadForm, NotFound
from juryvote.web.answers import Answer, answer
from juryvote.web.forms import Typed, euros, parse, whole
from juryvote.web.labels import labels
from juryvote.web.languages import say_in
from juryvote.web.refusals import Problem
from juryvote.web.render import language_of, render
from juryvote.web.session import Asked, hall_of, who
from juryvote.web.threads import in_thread

AUDIENCE = ("team",)
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


async def _view(request: Asked, *, whole: bool) -> LedgerPage:
    view = await in_thread(ledger_page, hall_of(request), fund=str(request.path_params["fund"]), whole=whole)
    if view is None:
        raise NotFound
    return view


class ChangeForm(Struct, forbid_unknown_fields=True):
    way: str  # more | less
    change: str
    reason: str
    turn: str


class CarryForm(Struct, forbid_unknown_fields=True):
    target: str
    amount: str
    turn: str


async def _show(request: Asked, problem: Problem | None = None, typed: Typed | None = None) -> Answer:
    view = await _view(request, whole=False)
    return render(request, "team/fund.html", view=view, problem=problem, typed=typed or {})


@get("/team/funds/{fund:str}", audience=AUDIENCE, name="fund")
async def page(request: Asked) -> Answer:
    return await _show(request)


@post("/team/funds/{fund:str}/change", audience=AUDIENCE, name="change-fund")
async def change(request: Asked) -> Answer:
    """More or less money for the fund, with a reason."""
    fund = str(request.path_params["fund"])

    def do(typed: Typed) -> None:
        form = parse(typed, ChangeForm)
        if form.way not in ("more", "less"):
            raise BadForm(field="way", problem="unknown")
        cents = euros(form.change, "change") * (1 if form.way == "more" else -1)
        funds.change_budget(
            hall_of(request),
            fund=fund,
            change_cents=cents,
            reason=form.reason,
            turn=whole(form.turn, "turn"),
            actor=who(request).id,
        )

    return await answer(request, do, show=_show, on=f"/team/funds/{fund}")


@post("/team/funds/{fund:str}/carry", audience=AUDIENCE, name="carry-over")
async def carry_over(request: Asked) -> Answer:
    """What is left goes to another fund of the same body."""
    fund = str(request.path_params["fund"])

    def do(typed: Typed) -> None:
        form = parse(typed, CarryForm)
        funds.carry_over(
            hall_of(request),
            fund=fund,
            target=form.target,
            cents=euros(form.amount, "amount"),
            turn=whole(form.turn, "turn"),
            actor=who(request).id,
        )

    return await answer(request, do, show=_show, on=f"/team/funds/{fund}")


@get("/team/funds/{fund:str}/ledger.xlsx", audience=AUDIENCE, name="ledger")
async def table(request: Asked) -> Response[bytes]:
    view = await _view(request, whole=True)
    data = await in_thread(written, view, language_of(request))
    headers = {"Content-Disposition": 'attachment; filename="kassenbuch.xlsx"'}
    return Response(data, media_type=XLSX, headers=headers)


def written(view: LedgerPage, language: str) -> bytes:
    """Two sheets; sums are euros with two digits. What people typed never becomes a formula or a link."""
    say, out = say_in(language), BytesIO()
    told = labels(say)
    account = told["account"]
    with Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        euro = book.add_format({"num_format": "#,##0.00 €"})
        bold = book.add_format({"bold": True})
        heads = (say("Nummer"), say("Zeit"), say("Vorgang"), say("Wofür"), say("Von"), say("Nach"), say("Betrag"))
        sheet = _sheet(book, say("Buchungen"), heads, bold)
        for at, one in enumerate(reversed(view.postings), 1):
            words = (told["entry"](one.kind), one.about, account(one.source), account(one.target))
            sheet.write_row(at, 0, (one.height, one.at, *words))
            sheet.write_number(at, 6, _euros(one.cents), euro)
        sums = (say("Zugewiesen"), say("Bewilligt"), say("Wieder frei"), say("Ausgezahlt"), say("Zurückgezahlt"))
        sheet = _sheet(book, say("Jahre"), (say("Jahr"), *sums, say("Frei am Jahresende")), bold)
        for at, year in enumerate(reversed(view.years), 1):
            sheet.write_number(at, 0, year.year)
            found = (year.allotted, year.granted, year.released, year.paid, year.returned, year.free_at_end)
            for column, cents in enumerate(found, 1):
                sheet.write_number(at, column, _euros(cents), euro)
    return out.getvalue()


def _euros(cents: int) -> Decimal:
    return Decimal(cents).scaleb(-2)


def _sheet(book: Any, name: str, heads: tuple[str, ...], bold: Any) -> Any:
    sheet = book.add_worksheet(name)
    sheet.write_row(0, 0, heads, bold)
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, len(heads), 18)
    return sheet
