"""Ready-made layouts of components, out of a small form: which elements stand in which columns, in which colours. Pure.

The component library draws a tree of nodes: a root with the theme, a viewport, which has the dialogs in which plans are
changed, columns, and their elements.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from schematic_server.errors import BadRequest

ELEMENTS = (
    "PlanManager",
    "MeteredFeatures",
    "IncludedFeatures",
    "UpcomingBill",
    "PaymentMethod",
    "Invoices",
    "PricingTable",
    "UnsubscribeButton",
)
MAX_COLUMNS = 3
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_FONT = re.compile(r"[A-Za-z0-9 ]{1,64}")
# Sizes in pixels, and weights, of the styles that elements are written in.
_STYLES: Mapping[str, tuple[int, int]] = {
    "heading1": (36, 700),
    "heading2": (28, 700),
    "heading3": (20, 600),
    "heading4": (18, 600),
    "heading5": (16, 500),
    "heading6": (14, 400),
    "text": (16, 400),
    "link": (16, 400),
}


@dataclass(frozen=True, slots=True)
class Form:
    """What can be said of a layout. Colours are `#RRGGBB`; `feature_ids` are those shown, in order, all if empty."""

    columns: Sequence[Sequence[str]]
    primary: str = "#1F2937"  # buttons
    secondary: str = "#2563EB"  # links, and buttons beside
    danger: str = "#DC2626"
    background: str = "#FFFFFF"
    text: str = "#111827"
    faint_text: str = "#6B7280"
    font: str = "Inter"  # of Google Fonts
    feature_ids: Sequence[str] = field(default=())
    has_period_toggle: bool = True
    has_currency_selector: bool = True


TEMPLATES: Mapping[str, Form] = {
    "portal": Form(
        (
            ("PlanManager", "MeteredFeatures", "IncludedFeatures"),
            ("UpcomingBill", "Invoices", "UnsubscribeButton"),
        )
    ),
    "plan_manager": Form((("PlanManager", "UnsubscribeButton"),)),
    "pricing_table": Form((("PricingTable",),)),
}


def template(name: str) -> Form:
    """The form that a template begins with; raises BadRequest."""
    if name not in TEMPLATES:
        raise BadRequest(f"template: there is none called {name!r}; there are {', '.join(TEMPLATES)}")
    return TEMPLATES[name]


def nodes(form: Form) -> dict[str, Any]:
    """The nodes of a layout, children in their order; raises BadRequest naming what does not fit."""
    _check(form)
    found = {
        "ROOT": _node("Root", None, {"settings": {"mode": "view", "theme": _theme(form), "badge": _BADGE}}),
        "viewport": _node("Viewport", "ROOT"),
    }
    for number, column in enumerate(form.columns, 1):
        found[f"column-{number}"] = _node("Column", "viewport")
        for name in column:
            found[f"{name}-{number}"] = _node(name, f"column-{number}", _props(name, form))
    return found


def form_of(nodes_of_layout: Mapping[str, Any]) -> Form | None:
    """The form that a layout was made of; None for one that was made otherwise."""
    try:
        form = _read(nodes_of_layout)
        return form if nodes(form) == nodes_of_layout else None
    except (AttributeError, BadRequest, KeyError, TypeError, ValueError):
        return None


def _read(found: Mapping[str, Any]) -> Form:
    theme = found["ROOT"]["props"]["settings"]["theme"]
    elements = [one for one in found.values() if one["type"]["resolvedName"] in ELEMENTS]
    columns = [name for name in found if name.startswith("column-")]
    props: dict[str, Any] = {}
    for one in elements:
        props |= one["props"]
    styles = theme["typography"]
    return Form(
        tuple(tuple(one["type"]["resolvedName"] for one in elements if one["parent"] == name) for name in columns),
        **{name: theme[name] for name in ("primary", "secondary", "danger")},
        background=theme["card"]["background"],
        text=styles["text"]["color"],
        faint_text=styles["heading6"]["color"],
        font=styles["text"]["fontFamily"],
        feature_ids=tuple(props.get("visibleFeatures", ())),
        has_period_toggle=props.get("showPeriodToggle", True),
        has_currency_selector=props.get("showCurrencySelector", True),
    )


_BADGE = {"alignment": "start", "visibility": "hidden"}


def _check(form: Form) -> None:
    named = [one for column in form.columns for one in column]
    if not named:
        raise BadRequest(f"columns: name at least one element of {', '.join(ELEMENTS)}")
    if len(form.columns) > MAX_COLUMNS:
        raise BadRequest(f"columns: at most {MAX_COLUMNS}, not {len(form.columns)}")
    for one in named:
        if one not in ELEMENTS:
            raise BadRequest(f"columns: there is no element {one!r}; there are {', '.join(ELEMENTS)}")
        if named.count(one) > 1:
            raise BadRequest(f"columns: {one} is there twice")
    for member in ("primary", "secondary", "danger", "background", "text", "faint_text"):
        if not _COLOUR.fullmatch(getattr(form, member)):
            raise BadRequest(f"{member}: must be a colour such as #2563EB, not {getattr(form, member)!r}")
    if not _FONT.fullmatch(form.font):
        raise BadRequest(f"font: must be the name of a font of Google Fonts, not {form.font!r}")


def _node(name: str, parent: str | None, props: Mapping[str, Any] | None = None) -> dict[str, Any]:
    node: dict[str, Any] = {"type": {"resolvedName": name}, "props": dict(props or {})}
    return node if parent is None else {**node, "parent": parent}


def _theme(form: Form) -> dict[str, Any]:
    colours = {"heading6": form.faint_text, "link": form.secondary}
    return {
        "numberOfColumns": len(form.columns),
        "sectionLayout": _sections(form),
        "colorMode": "light",
        "primary": form.primary,
        "secondary": form.secondary,
        "danger": form.danger,
        "card": {"background": form.background, "borderRadius": 10, "hasShadow": True, "padding": 36},
        "typography": {
            name: {
                "fontFamily": form.font,
                "fontSize": size,
                "fontWeight": weight,
                "color": colours.get(name, form.text),
            }
            for name, (size, weight) in _STYLES.items()
        },
    }


def _sections(form: Form) -> str:
    """A pricing table takes the card from under a whole column if the column is one card."""
    is_mixed = any("PricingTable" in column and len(column) > 1 for column in form.columns)
    return "separate" if is_mixed else "merged"


def _props(name: str, form: Form) -> dict[str, Any]:
    if name in ("MeteredFeatures", "IncludedFeatures") and form.feature_ids:
        return {"visibleFeatures": list(form.feature_ids)}
    if name == "PricingTable":
        return {"showPeriodToggle": form.has_period_toggle, "showCurrencySelector": form.has_currency_selector}
    return {}
