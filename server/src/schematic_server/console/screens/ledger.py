"""What happened to a company's credits: the ledger, and balances over time."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from schematic_server.console.screen import Screens
from schematic_server.console.screens import credits, entities
from schematic_server.console.view import LONG_ROWS, Context, View
from schematic_server.errors import BadRequest

screens = Screens()
KINDS = (
    ("grant", "granted"),
    ("usage", "used, held or given back"),
    ("zero_out", "zeroed out or expired"),
    ("transfer", "moved between grants"),
    ("adjustment", "adjusted"),
    ("charge", "charged"),
    ("settlement", "settled"),
)
FILTERS = ("billing_credit_id", "event_type", "feature_id", "source_event_id")
TIMES = ("start_time", "end_time")
_MINUTE = len("2026-01-31T12:00")  # as date-time fields of browsers write it


@screens.page("/companies/{company_id}/credits/ledger", "companies/ledger.html")
def ledger(view: View) -> Context:
    """The newest first; filters stand in the address, times of them in UTC."""
    company_id = view.path["company_id"]
    asked = {"company_id": company_id, **{name: view.query[name] for name in FILTERS}}
    asked |= {name: _instant(view.query[name]) for name in TIMES}
    found = view.rows("credits.list_credit_event_ledger", asked, most=LONG_ROWS)
    return {
        "company": view.ask("companies.get_company", company_id=company_id),
        "found": found,
        "users": entities.user_names(view, (one["user_id"] for one in found.rows)),
        "count": view.count("credits.count_credit_event_ledger", asked),
        "types": credits.names(view),
        "features": view.features() if view.part is None else [],
        "kinds": KINDS,
    }


@screens.page("/companies/{company_id}/credits/history", "companies/history.html")
def history(view: View) -> Context:
    """How the balance of one credit type was, by day: `?credit_id=`, `?days=`."""
    company_id = view.path["company_id"]
    balances = view.ask("credits.list_company_credit_balances", {"company_id": company_id})
    types = credits.names(view)
    known = {one["credit_id"]: types.get(one["credit_id"], one["credit_id"]) for one in balances}
    credit_id = view.query["credit_id"] or next(iter(known), "")
    asked = view.number("days", 30)
    days = asked if asked in entities.SINCE_DAYS else 30
    context: Context = {
        "company": view.ask("companies.get_company", company_id=company_id),
        "types": known,
        "credit_id": credit_id,
        "days": days,
        "choices": entities.SINCE_DAYS,
        "series": None,
        "refused": None,
        "by_feature": [],
    }
    if credit_id:
        start = (view.now - timedelta(days=days - 1)).replace(hour=0, minute=0, second=0, microsecond=0)
        span = {"start_time": start.isoformat(), "end_time": (view.now + timedelta(seconds=1)).isoformat()}
        query = {"company_id": company_id, "billing_credit_id": credit_id, **span}
        try:
            series = view.ask("credits.get_credit_balance_time_series", query)
        except BadRequest as error:  # more happened than is told at once: another range may have less
            context["refused"] = str(error)
        else:
            context |= {"series": series, "by_feature": _by_feature(series["balance_points"])}
    return context


def _by_feature(points: list[Any]) -> list[Context]:
    """What each feature drew in all of these days, the most first."""
    found: dict[str, Context] = {}
    for one in (each for point in points for each in point["consumed_by_feature"]):
        sum_ = found.setdefault(one["feature_id"], {**one, "amount": 0})
        sum_["amount"] += one["amount"]
    return sorted(found.values(), key=lambda one: -one["amount"])


def _instant(text: str) -> str:
    return f"{text}:00Z" if len(text) == _MINUTE else text
