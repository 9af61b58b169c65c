"""How changing a fund's budget is refused."""

from juryvote.rules.refusals import Refusal


class NotFree(Refusal):
    """`left` cents are free; the rest is granted or set aside."""

    code = "not-free"


class FundMoved(Refusal):
    """Somebody changed the fund since the form was opened."""

    code = "fund-moved"
