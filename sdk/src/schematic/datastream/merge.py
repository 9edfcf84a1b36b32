"""What a partial message makes of a document, and what `track` does before the server says so. Pure.

Documents are wire documents of a company or a user; none that is passed in is changed, and the new one shares with it
what stays the same.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from typing import Any

Document = dict[str, Any]
Window = tuple[str, str, str]  # what a metric counts: event subtype, period, month reset
Places = Mapping[Window, int]  # of metrics in their list

# Null empties these; any other member that is null has none.
LISTS = frozenset(
    {
        *("traits", "rules", "metrics", "entitlements", "credit_spend_policies"),
        *("plan_ids", "plan_version_ids", "billing_product_ids"),
    }
)
# Of these a partial has the changed members alone, so null changes nothing.
_MAPS = ("keys", "credit_balances")


def merge(document: Document, partial: Mapping[str, Any], places: Places | None = None) -> Document:
    """`document` with the members of `partial`. `places`: of its metrics, for whoever merges into it often.

    Keys and credit balances are added to, metrics replaced one by one; every other member replaces. Where no
    entitlements come, what they say of usage and of credits follows the metrics and balances that do. A single metric
    need not be in a list. Raises ValueError for a member of the wrong shape.
    """
    merged = {**document, **partial}
    for name, value in partial.items():
        if value is None and name in LISTS:
            merged[name] = []
    for name in _MAPS:
        if name in partial:
            merged[name] = {**(document.get(name) or {}), **_shaped(partial[name] or {}, Mapping, name)}
    if "metrics" in partial:
        merged["metrics"] = _with_metrics(document.get("metrics") or [], partial["metrics"] or [], places)
    if "entitlements" not in partial and merged.get("entitlements"):
        balances: Mapping[str, float] = partial.get("credit_balances") or {}
        metrics: Sequence[Document] = merged["metrics"] if partial.get("metrics") else ()
        if balances or metrics:
            merged["entitlements"] = _following(merged["entitlements"], balances, metrics)
    return merged


def used(company: Document, event: str, quantity: int) -> Document | None:
    """The partial for `quantity` more uses of `event`: every metric of that event, whatever its period. None where
    there is none: nothing is made that is not there."""
    metrics = [
        {**metric, "value": metric["value"] + quantity}
        for metric in company.get("metrics") or ()
        if metric["event_subtype"] == event
    ]
    return {"metrics": metrics} if metrics else None


def places_of(metrics: Iterable[Document], events: Container[str] | None = None) -> Places:
    """The first of each window; only of `events`, where some are given."""
    places: dict[Window, int] = {}
    for place, metric in enumerate(metrics):
        # Most are of other events, which is told faster than by the whole window.
        if events is None or metric["event_subtype"] in events:
            places.setdefault(window(metric), place)
    return places


def _with_metrics(metrics: Sequence[Document], changed: Any, places: Places | None) -> list[Document]:
    """Each in the place of the one for the same window, new ones at the end."""
    listed: list[Document] = [changed] if isinstance(changed, dict) else _shaped(changed, list, "metrics")
    news = {window(metric): metric for metric in listed}
    if places is None:
        places = places_of(metrics, {event for event, _, _ in news})
    merged = list(metrics)
    for counted, metric in news.items():
        if (place := places.get(counted)) is None:
            merged.append(metric)
        else:
            merged[place] = metric
    return merged


def _following(
    entitlements: Sequence[Document], balances: Mapping[str, float], metrics: Sequence[Document]
) -> list[Document]:
    usage = {window(metric): metric["value"] for metric in reversed(metrics)}
    followed: list[Document] = []
    for entitlement in entitlements:
        credit_id, event = entitlement.get("credit_id"), entitlement.get("event_name")
        news: Document = {}
        if credit_id is not None and credit_id in balances:
            news["credit_remaining"] = balances[credit_id]
        if event is not None and usage:
            period, reset = entitlement.get("metric_period"), entitlement.get("month_reset")
            measured = usage.get((event, period or "all_time", reset or "first_of_month"))
            if measured is not None:
                news["usage"] = measured
        followed.append({**entitlement, **news} if news else entitlement)
    return followed


def window(metric: Any) -> Window:
    """Raises ValueError for what is no metric."""
    try:
        return metric["event_subtype"], metric["period"], metric["month_reset"]
    except (KeyError, TypeError) as error:
        raise ValueError("metrics: each needs event_subtype, period and month_reset") from error


def _shaped(value: Any, kind: type, name: str) -> Any:
    if not isinstance(value, kind):
        raise ValueError(f"{name} is of the wrong type: {type(value).__name__}")
    return value
