"""What all tables share: one metadata with named constraints, and short words for columns."""

from sqlalchemy import Column, ForeignKey, Integer, MetaData, Text

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)


def identity() -> Column[str]:
    return Column("id", Text, primary_key=True)


def text(name: str, *, optional: bool = False) -> Column[str]:
    return Column(name, Text, nullable=optional)


def number(name: str, *, optional: bool = False) -> Column[int]:
    return Column(name, Integer, nullable=optional)


def of(name: str, target: str, *, optional: bool = False, key: bool = False) -> Column[str]:
    """A reference to another table's row. Nothing cascades: what was decided is never swept away."""
    return Column(name, Text, ForeignKey(target), nullable=optional, primary_key=key)
