"""The register in numbers and pictures: money by year, goal and area, and how often enough people were there."""

from msgspec import Struct

from juryvote.live.hall import Hall
from juryvote.rules.register import Wanted
from juryvote.rules.statistics import Counted, Evenings, Money, Part, by, by_goal, evenings
from juryvote.store import statistics


class StatisticsView(Struct, frozen=True, kw_only=True):
    wanted: Wanted
    years: tuple[Money, ...]
    areas: tuple[Money, ...]
    goals: tuple[Part, ...]
    quorate: tuple[Evenings, ...]  # by year
    quorate_areas: tuple[Evenings, ...]


def statistics_page(hall: Hall, wanted: Wanted) -> StatisticsView:
    with hall.reading() as db:
        lines = [_counted(tuple(row)) for row in statistics.money(db, wanted)]
        goals, opened = statistics.goals(db, wanted), statistics.openings(db, wanted)
    years: dict[str, list[bool]] = {}
    areas: dict[str, list[bool]] = {}
    for area, day, met in opened:
        years.setdefault(day[:4], []).append(met)
        areas.setdefault(area, []).append(met)
    return StatisticsView(
        wanted=wanted,
        years=by(lines, [str(one.year) for one in lines]),
        areas=by(lines, [one.area for one in lines]),
        goals=by_goal(goals),
        quorate=evenings(years),
        quorate_areas=evenings(areas),
    )


def _counted(row: tuple[str, int, int, int, int, int]) -> Counted:
    area, year, decisions, carried, asked, granted = row
    return Counted(
        area=area, year=year, decisions=decisions, carried=carried, asked_cents=int(asked), granted_cents=int(granted)
    )
