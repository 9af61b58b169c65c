"""What the journal has said so far of one jury that is drawn by lot."""

from msgspec import Struct, field

from juryvote.rules import entries as e


class Drawing(Struct, kw_only=True):
    """One draw. `seated` is ticket → number of its quota; `used` are all who ever had a seat."""

    committed: e.DrawCommitted
    state: str = "committed"
    seated: dict[int, int] = field(default_factory=dict)
    used: set[int] = field(default_factory=set)
    reserves: tuple[tuple[int, ...], ...] = ()

    @property
    def groups(self) -> list[str]:
        return [ticket.group for ticket in self.committed.pool]
