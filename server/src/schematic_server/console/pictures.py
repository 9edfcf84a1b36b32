"""A picture of what an embedded component shows a company, as shapes of an SVG. Pure.

It has the component's elements in their columns and colours, with the company's own data; the library that pages
embed draws them finer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from schematic_server.console.rendering import amount, money
from schematic_server.domains.components.templates import Form

WIDTH, GAP, PADDING = 960, 20, 24  # pixels
_MOST = 6  # rows of an element that are drawn
_HEIGHTS = {"title": 34, "text": 24, "faint": 22, "gauge": 16, "button": 48}
_SIZES = {"title": 20, "text": 15, "faint": 13, "button": 15}
_LETTER = 0.56  # of the size of a text: how wide a letter is


@dataclass(frozen=True, slots=True)
class Line:
    """A line of an element: a text, with another at the right; of a gauge the `share` that is used."""

    text: str
    right: str = ""
    style: str = "text"
    share: float = 0.0


@dataclass(frozen=True, slots=True)
class Shape:
    """A text, or a box where there is none; `x` of a text is its left end, or what `anchor` says."""

    x: float
    y: float
    fill: str
    text: str = ""
    width: float = 0
    height: float = 0
    size: int = 0
    weight: int = 400
    anchor: str = "start"


@dataclass(slots=True)
class Picture:
    height: float = 0
    shapes: list[Shape] = field(default_factory=list[Shape])


def draw(form: Form, told: Mapping[str, Any]) -> Picture:
    """`told` is what the API has of a component and a company (`components.preview_component_data`)."""
    picture = Picture()
    width = (WIDTH - GAP * (len(form.columns) + 1)) / len(form.columns)
    for number, column in enumerate(form.columns):
        x, y = GAP + number * (width + GAP), float(GAP)
        for name in column:
            lines = list(_ELEMENTS[name](form, told))
            height = 2 * PADDING + sum(_HEIGHTS[one.style] for one in lines)
            picture.shapes.append(Shape(x, y, form.background, width=width, height=height))
            picture.shapes += _lines(form, lines, x + PADDING, y + PADDING, width - 2 * PADDING)
            y += height + GAP
        picture.height = max(picture.height, y)
    return picture


def _lines(form: Form, lines: Sequence[Line], x: float, y: float, width: float) -> Iterator[Shape]:
    for one in lines:
        height = _HEIGHTS[one.style]
        if one.style == "gauge":
            yield Shape(x, y + 2, "#D1D5DB", width=width, height=8)
            yield Shape(x, y + 2, form.secondary, width=width * min(max(one.share, 0.0), 1.0), height=8)
        elif one.style == "button":
            is_danger = one.right == "danger"
            yield Shape(x, y + 6, form.danger if is_danger else form.primary, width=width, height=36)
            yield _text(one.text, x + width / 2, y + 29, "#FFFFFF", one.style, width, "middle")
        else:
            fill = form.faint_text if one.style == "faint" else form.text
            room = width - len(one.right) * _SIZES[one.style] * _LETTER
            yield _text(one.text, x, y + height - 8, fill, one.style, room)
            if one.right:
                yield _text(one.right, x + width, y + height - 8, fill, one.style, width, "end")
        y += height


def _text(text: str, x: float, y: float, fill: str, style: str, room: float, anchor: str = "start") -> Shape:
    size = _SIZES[style]
    letters = max(int(room / (size * _LETTER)), 4)
    shown = text if len(text) <= letters else f"{text[: letters - 1]}…"
    return Shape(x, y, fill, shown, size=size, weight=600 if style in ("title", "button") else 400, anchor=anchor)


def _plan_manager(form: Form, told: Mapping[str, Any]) -> Iterator[Line]:
    company: Mapping[str, Any] = told["company"] or {}
    plan: Mapping[str, Any] | None = company.get("plan")
    yield Line("Plan", style="faint")
    if plan is None:
        yield Line("No plan", style="title")
    else:
        yield Line(plan["name"], _plan_price(plan, told), "title")
        if plan["description"]:
            yield Line(plan["description"], style="faint")
    add_ons: Sequence[Mapping[str, Any]] = company.get("add_ons", ())
    for one in add_ons[:_MOST]:
        yield Line(one["name"], _plan_price(one, told))
    if (told["capabilities"] or {"checkout": True})["checkout"]:
        yield Line("Change plan", style="button")


def _plan_price(plan: Mapping[str, Any], told: Mapping[str, Any]) -> str:
    subscription = told["subscription"]
    if not plan["plan_price"]:
        return ""
    return f"{money(plan['plan_price'], subscription['currency'] if subscription else 'usd')} / {plan['plan_period']}"


def _metered(form: Form, told: Mapping[str, Any]) -> Iterator[Line]:
    yield Line("Usage", style="title")
    for one in _shown(form, told, is_metered=True):
        limit = one["allocation"]
        allowed = "no limit" if limit is None else amount(limit)
        yield Line(one["feature"]["name"], f"{amount(one['usage'] or 0)} of {allowed}")
        yield Line("", style="gauge", share=(one["usage"] or 0) / limit if limit else 0.0)


def _included(form: Form, told: Mapping[str, Any]) -> Iterator[Line]:
    yield Line("Included", style="title")
    for one in _shown(form, told, is_metered=False):
        yield Line(f"{'✓' if one['access'] else '–'} {one['feature']['name']}")


def _shown(form: Form, told: Mapping[str, Any], *, is_metered: bool) -> list[Any]:
    """Features of the kind, those that the form names in its order."""
    usage: Sequence[Mapping[str, Any]] = told["feature_usage"]["features"] if told["feature_usage"] else ()
    found: dict[str, Any] = {
        one["feature"]["id"]: one
        for one in usage
        if one["feature"] and (one["feature"]["feature_type"] != "boolean") == is_metered
    }
    named = [found[one] for one in form.feature_ids if one in found] if form.feature_ids else list(found.values())
    return named[:_MOST]


def _upcoming(form: Form, told: Mapping[str, Any]) -> Iterator[Line]:
    yield Line("Next bill", style="title")
    coming = told["upcoming_invoice"]
    if coming is None:
        yield Line("Nothing is to be paid.", style="faint")
    else:
        yield Line((coming["due_date"] or coming["created_at"])[:10], money(coming["amount_due"], coming["currency"]))


def _payment(form: Form, told: Mapping[str, Any]) -> Iterator[Line]:
    yield Line("Payment method", style="title")
    company: Mapping[str, Any] = told["company"] or {}
    known: Mapping[str, Any] | None = company.get("default_payment_method")
    card = (
        "" if known is None else f"{known['card_brand'] or known['payment_method_type']} …{known['card_last4'] or ''}"
    )
    yield Line(card or "None on file", style="text" if card else "faint")


def _invoices(form: Form, told: Mapping[str, Any]) -> Iterator[Line]:
    yield Line("Invoices", style="title")
    for one in told["invoices"][:_MOST]:
        yield Line(one["created_at"][:10], money(one["amount_due"], one["currency"]))
    if not told["invoices"]:
        yield Line("None yet.", style="faint")


def _pricing(form: Form, told: Mapping[str, Any]) -> Iterator[Line]:
    yield Line("Plans", "Monthly | Yearly" if form.has_period_toggle else "", "title")
    for plan in told["active_plans"][:_MOST]:
        price = plan["monthly_price"] or plan["yearly_price"] or plan["quarterly_price"] or plan["one_time_price"]
        shown = money(price["price_decimal"] or price["price"], price["currency"]) if price else "–"
        yield Line(plan["name"], shown, "title")
        if plan["description"]:
            yield Line(plan["description"], style="faint")
        for one in (plan["entitlements"] or ())[:_MOST]:
            yield Line(f"✓ {one['feature']['name'] if one['feature'] else ''}")
        yield Line("Current plan" if plan["current"] else "Choose plan", style="button")
    if not told["active_plans"]:
        yield Line("No plan is offered.", style="faint")


def _unsubscribe(form: Form, told: Mapping[str, Any]) -> Iterator[Line]:
    yield Line("Unsubscribe", "danger", "button")


_ELEMENTS: Mapping[str, Callable[[Form, Mapping[str, Any]], Iterator[Line]]] = {
    "PlanManager": _plan_manager,
    "MeteredFeatures": _metered,
    "IncludedFeatures": _included,
    "UpcomingBill": _upcoming,
    "PaymentMethod": _payment,
    "Invoices": _invoices,
    "PricingTable": _pricing,
    "UnsubscribeButton": _unsubscribe,
}
