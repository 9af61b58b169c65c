"""Lies about funds, rounds, proposals and sums."""

from juryvote.rules import entries as e

from .telling import Lie, before, change

NEXT_YEAR = e.FundOpened(fund="f2", name="Aktionsfonds 2027", budget_cents=1)

LIES: list[Lie] = [
    (
        "a fund is opened twice",
        before("round-opened", e.FundOpened(fund="f1", name="X", budget_cents=1)),
        "fund-opened:X",
        "twice",
    ),
    ("a fund of less than nothing", change("fund-opened", budget_cents=-1), "fund-opened", "bad-value"),
    ("a fund too small for its grants", change("fund-opened", budget_cents=79_999), "ballot-opened:v3", "overdrawn"),
    (
        "a fund too small for a grant and an open ballot",
        change("fund-opened", budget_cents=74_999),
        "ballot-opened:v2",
        "overdrawn",
    ),
    (
        "an unknown fund gets more money",
        before("round-opened", e.FundChanged(fund="f9", change_cents=1, reason="Spende")),
        "fund-changed",
        "unknown",
    ),
    (
        "a fund gets nothing more",
        before("round-opened", e.FundChanged(fund="f1", change_cents=0, reason="Spende")),
        "fund-changed",
        "bad-value",
    ),
    (
        "a fund gets more for no reason",
        before("round-opened", e.FundChanged(fund="f1", change_cents=1, reason=" ")),
        "fund-changed",
        "bad-value",
    ),
    (
        "a fund loses more than it has",
        before("round-opened", e.FundChanged(fund="f1", change_cents=-1_000_000_000, reason="Sperre")),
        "fund-changed",
        "overdrawn",
    ),
    (
        "money is carried to an unknown fund",
        before("round-opened", e.MoneyCarried(fund="f1", target="f9", cents=1)),
        "money-carried",
        "unknown",
    ),
    (
        "money is carried from a fund to itself",
        before("round-opened", e.MoneyCarried(fund="f1", target="f1", cents=1)),
        "money-carried",
        "bad-value",
    ),
    (
        "nothing is carried",
        before("round-opened", NEXT_YEAR, e.MoneyCarried(fund="f1", target="f2", cents=0)),
        "money-carried",
        "bad-value",
    ),
    (
        "more is carried than there is",
        before("round-opened", NEXT_YEAR, e.MoneyCarried(fund="f1", target="f2", cents=1_000_000_000)),
        "money-carried",
        "overdrawn",
    ),
    (
        "what was carried away is granted all the same",
        before("round-opened", NEXT_YEAR, e.MoneyCarried(fund="f1", target="f2", cents=25001)),
        "ballot-opened:v2",
        "overdrawn",
    ),
    ("a round of an unknown fund", change("round-opened", fund="f9"), "round-opened", "unknown"),
    (
        "a round is opened twice",
        before("proposal-admitted", e.RoundOpened(round="r1", fund="f1", title="X", cap_cents=1, deadline="")),
        "round-opened:X",
        "twice",
    ),
    (
        "an unknown round gets another deadline",
        before("proposal-admitted", e.RoundMoved(round="r9", deadline="2026-02-27T12:00:00.000000Z", reason="Ferien")),
        "round-moved",
        "unknown",
    ),
    (
        "a deadline is moved to where it is",
        before("proposal-admitted", e.RoundMoved(round="r1", deadline="2026-02-20T12:00:00.000000Z", reason="Ferien")),
        "round-moved",
        "bad-value",
    ),
    (
        "a deadline is moved for no reason",
        before("proposal-admitted", e.RoundMoved(round="r1", deadline="2026-02-27T12:00:00.000000Z", reason=" ")),
        "round-moved",
        "bad-value",
    ),
    ("a round's cap below a proposal", change("round-opened", cap_cents=44_999), "proposal-admitted:p1", "amount"),
    ("a proposal of an unknown round", change("proposal-admitted:p1", round="r9"), "proposal-admitted:p1", "unknown"),
    (
        "a proposal that is admitted twice",
        change("proposal-admitted:p2", proposal="p1"),
        "proposal-admitted:Trommelkurs",
        "twice",
    ),
    ("two proposals with one number", change("proposal-admitted:p2", number=1), "proposal-admitted:p2", "twice"),
    (
        "a proposal asks for more afterwards",
        change("proposal-admitted:p1", asked_cents=46_000),
        "item-added:e1t1",
        "asked",
    ),
    (
        "an item asks for more than its proposal",
        change("item-added:e1t1", asked_cents=46_000),
        "item-added:e1t1",
        "asked",
    ),
    ("an item without a proposal asks for money", change("item-added:e1t3", asked_cents=1), "item-added:e1t3", "asked"),
    (
        "an item with another title than its proposal",
        change("item-added:e1t1", title="Hinterhoffest"),
        "item-added:e1t1",
        "item-title",
    ),
    ("an item about an unknown proposal", change("item-added:e1t1", proposal="p9"), "item-added:e1t1", "unknown"),
    (
        "the ballot is about more than was asked",
        change("ballot-opened:v1", amount_cents=45_001, question="Soll „Hoffest“ 450,01 € bekommen?"),
        "ballot-opened:v1",
        "amount",
    ),
    (
        "the ballot is about no sum at all",
        change("ballot-opened:v1", amount_cents=None, question="Stimmen Sie „Hoffest“ zu?"),
        "ballot-opened:v1",
        "amount",
    ),
    (
        "the ballot is about less than nothing",
        change("ballot-opened:v1", amount_cents=-1, question="Soll „Hoffest“ -0,01 € bekommen?"),
        "ballot-opened:v1",
        "bad-value",
    ),
    ("the ballot takes from another fund", change("ballot-opened:v1", fund="f9"), "ballot-opened:v1", "fund"),
    (
        "a ballot without a proposal takes money",
        change(
            "ballot-opened:v5", fund="f1", amount_cents=100, question="Soll „Protokoll vom Februar“ 1,00 € bekommen?"
        ),
        "ballot-opened:v5",
        "fund",
    ),
]
