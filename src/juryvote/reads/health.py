"""Whether the database answers and has the layout that this program knows."""

from sqlalchemy.exc import SQLAlchemyError

from juryvote.live.hall import Hall
from juryvote.store.upgrade import current, newest


def is_healthy(hall: Hall) -> bool:
    try:
        return current(hall.engine) == newest()
    except SQLAlchemyError:
        return False
