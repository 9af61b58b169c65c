"""The applicant's report after the action, under the code of the application."""

from typing import Any

import msgspec
from litestar import post
from msgspec import Struct

from juryvote.actions import reports
from juryvote.live.hall import Hall
from juryvote.reads import grants as reads
from juryvote.rules.attachments import MOST_BYTES
from juryvote.rules.receipts import MOST_RECEIPTS, Report
from juryvote.rules.refusals import Refusal
from juryvote.web.answers import Answer, problem_for
from juryvote.web.forms import Typed, parse, typed_of
from juryvote.web.render import render, wants_fragment
from juryvote.web.session import Asked, hall_of, place_of
from juryvote.web.threads import in_thread

ROWS, SPARE = 3, 2
MOST_AT_ONCE = 3 * MOST_BYTES


class ReportFields(Struct, forbid_unknown_fields=True):
    act: str = "save"  # save | hand-in
    text: str = ""
    receipt_number: list[str] = []
    receipt_day: list[str] = []
    receipt_what: list[str] = []
    receipt_amount: list[str] = []
    photo: list[bytes] = []
    photos: str = ""
    remove: str = ""  # an attachment


class ReportForm(ReportFields, forbid_unknown_fields=True):
    code: str = ""
    act: str = "show"  # show | save | hand-in


def report_of(form: ReportFields) -> Report:
    values = {name: getattr(form, name) for name in Report.__struct_fields__}
    return msgspec.convert(values, Report)


def report_context(kept: Report, typed: Typed | None, issues: tuple[str, ...] = ()) -> dict[str, Any]:
    """What stands in the form: what was typed just now, else what was kept; and room for two more receipts."""
    shown = typed if typed is not None else msgspec.structs.asdict(kept)
    found = {name: shown.get(name, "") for name in Report.__struct_fields__}
    values = {name: list(value) if isinstance(value, tuple) else value for name, value in found.items()}
    listed = values["receipt_what"]
    used = 1 if isinstance(listed, str) else len(listed)
    return {"written": values, "rows": min(max(ROWS, used + SPARE), MOST_RECEIPTS), "issues": issues}


@post(
    "/application/report",
    audience=("anybody",),
    name="report",
    status_code=200,
    request_max_body_size=MOST_AT_ONCE,
)
async def write(request: Asked) -> Answer:
    """Shows the form, keeps what is typed, or hands it in; nothing typed is lost when it is refused."""
    typed = Typed()
    try:
        typed = await typed_of(request)
        form = parse(typed, ReportForm)
        hall = hall_of(request)
        grant = await in_thread(reports.grant_of_code, hall, code=form.code, place=place_of(request))
        shown = form.act == "show" and not form.remove
        handed = None if shown else await in_thread(put_down, hall, grant, form, "applicant")
        view = await in_thread(reads.report_page, hall, grant=grant)
    except Refusal as refusal:
        return await _refused(request, typed, refusal)
    issues = tuple(problem.code for problem in handed.problems) if handed else ()
    if wants_fragment(request):
        return render(request, "public/_reported.html", problem=None, kept=hall.now(), handed_in=view.handed_in)
    fields = report_context(view.report, None if shown else typed, issues)
    kept = hall.now() if handed else ""
    return render(
        request, "public/report.html", status=422 if issues else 200, view=view, code=form.code, kept=kept, **fields
    )


def put_down(hall: Hall, grant: str, form: ReportFields, actor: str) -> reports.Handed:
    """First what was typed, then the files, then handing in: a bad file costs nobody a word."""
    act: dict[str, Any] = {"grant": grant, "actor": actor}
    report, uploads = report_of(form), [upload for upload in form.photo if upload]
    if uploads or form.remove:
        reports.keep_report(hall, report=report, **act)
        reports.attach(hall, uploads=uploads, **act)
    if form.remove:
        reports.detach(hall, attachment=form.remove, **act)
    write = reports.hand_in_report if form.act == "hand-in" and not form.remove else reports.keep_report
    return write(hall, report=report, **act)


async def _refused(request: Asked, typed: Typed, refusal: Refusal) -> Answer:
    problem = problem_for(request, refusal)
    if wants_fragment(request):
        return render(request, "public/_reported.html", problem=problem, kept="", handed_in=False)
    code = typed.get("code", "")
    shown = report_context(Report(), typed)
    return render(request, "public/report.html", problem=problem, view=None, code=code, kept="", **shown)
