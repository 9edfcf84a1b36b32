"""What plans give of credits: the editor of a plan credit grant, in the plan's draft."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from schematic_server.console.form import Ask, Done, Form
from schematic_server.console.screen import Screens
from schematic_server.console.screens import credits, plans
from schematic_server.console.typed import whole
from schematic_server.console.view import Context, View

screens = Screens()
CADENCES = (
    ("daily", "Every day"),
    ("weekly", "Every week"),
    ("monthly", "Every month"),
    ("quarterly", "Every quarter"),
    ("every_6_months", "Every half year"),
    ("yearly", "Every year"),
)
TOPPED_UP = ("automatic", "user_controlled")
# What becomes of a company whose credits are used up; `postpaid` is no availability of top-ups.
RUN_OUT = (
    ("off", "It is blocked", "A check says no when the balance does not cover its cost."),
    ("automatic", "More is bought", "Of every company on the plan, when the balance falls to a threshold."),
    ("user_controlled", "More is bought where a company wants it", "The same, once a company has switched it on."),
    ("postpaid", "It goes on, and pays later", "Use below zero is charged at the end of a period."),
)
WARNING = ("warning_key", "warning_value")
TIER = ("up_to", "tier_price")
# Fields by what the API calls them, where that is another name.
_MEMBERS = {
    "postpaid_rate_per_unit_decimal": "postpaid_rate",
    "unit_price_decimal": "unit_price",
    "auto_topup_availability": "run_out",
    "postpaid_enabled": "run_out",
    "warning_tiers": "warning_value",
    "price_tiers": "up_to",
}
ROWS = 5  # of warnings and tiers, at least; a grant has five warnings at most


@screens.page("/plans/{plan_id}/credits/new", "plans/credit_grant.html")
def new(view: View) -> Context:
    return {**plans.opened(view), **_choices(view, None), "one": None}


@screens.form("/plans/{plan_id}/credits", new, **_MEMBERS)
async def create(form: Form) -> Done:
    own = {"plan_id": form.path["plan_id"], "credit_id": form.text("credit_id", required=True)}
    await form.perform("credits.create_billing_plan_credit_grant", {**own, **_body(form)})
    return _back(form, "It is in the draft; companies get the credits once the draft is published.")


@screens.page("/plans/{plan_id}/credits/{plan_grant_id}", "plans/credit_grant.html")
def plan_grant(view: View) -> Context:
    one = view.ask("credits.get_single_billing_plan_credit_grant", plan_grant_id=view.path["plan_grant_id"])
    shown = plans.opened(view)
    # An address from before the draft was made is one of what is published: what can be edited has its place.
    same = _of_credit(shown["plan"], one["credit_id"])
    if len(same) == 1:
        one = same[0]
    return {**shown, **_choices(view, one), "one": one, "stamp": _stamp(shown["plan"], one["credit_id"])}


@screens.form("/plans/{plan_id}/credits/{plan_grant_id}", plan_grant, **_MEMBERS)
async def edit(form: Form) -> Done:
    operation = "credits.update_billing_plan_credit_grant"
    await form.unless_changed(_unchanged(form), operation, _body(form), **form.path)
    return _back(form, "It was changed in the draft; companies have it so once the draft is published.")


@screens.form("/plans/{plan_id}/credits/{plan_grant_id}/remove", plan_grant)
async def remove(form: Form) -> Done:
    is_at_once = form.switch("apply_to_existing")
    query = {"apply_to_existing": is_at_once}
    await form.perform("credits.delete_billing_plan_credit_grant", None, query, **form.path)
    if is_at_once:
        return _back(
            form, "It was removed from every version of the plan, and what companies hold by it is zeroed out."
        )
    return _back(form, "It was removed from the draft; companies get the credits until the draft is published.")


def _choices(view: View, one: Context | None) -> Context:
    known = () if one is None else one["warning_tiers"]
    prices = () if one is None else one["price_tiers"]
    licences = view.ask("licenses.list_licenses", {"limit": plans.MOST})
    return {
        "credits": list(credits.names(view).items()),
        "licences": [(each["id"], each["name"]) for each in licences],
        "cadences": CADENCES,
        "expiries": credits.ENDS,
        "run_out": RUN_OUT,
        "when_out": view.typed["run_out"] or _run_out(one),
        "warnings": _filled(view, WARNING, ((each["key"], each["value"]) for each in known), 0),
        "price_tiers": _filled(view, TIER, ((each["to"], _price(each)) for each in prices), 2),
    }


def _price(tier: Context) -> Any:
    exact = tier["per_unit_price_decimal"]
    return tier["per_unit_price"] if exact is None else exact


def _run_out(one: Context | None) -> str:
    if one is None:
        return "off"
    found: str = "postpaid" if one["postpaid_enabled"] else one["auto_topup_availability"]
    return found


def _filled(view: View, names: tuple[str, ...], known: Iterable[tuple[Any, ...]], spare: int) -> list[Context]:
    """Rows of fields that repeat: what was typed, else what is known; `spare` ones more to fill in, five at least."""
    rows: list[Context] = [dict(row) for row in view.typed_rows(*names)]
    rows = rows or [dict(zip(names, each, strict=True)) for each in known]
    return [*rows, *(dict.fromkeys(names, "") for _ in range(max(spare, ROWS - len(rows))))]


def _of_credit(plan: Mapping[str, Any], credit_id: str) -> list[Context]:
    return [one for one in plan["included_credit_grants"] if one["credit_id"] == credit_id]


def _stamp(plan: Mapping[str, Any], credit_id: str) -> str:
    """What is another one when somebody has changed what the draft gives of the credit type, or has made a draft."""
    draft_id = plan["draft_version"] and plan["draft_version"]["id"]
    return " ".join([draft_id or "-", *(one["updated_at"] for one in _of_credit(plan, credit_id))])


def _unchanged(form: Form) -> Callable[[Ask], str]:
    query, path = {"plan_version_id": form.text("version")}, form.path

    def stamp(ask: Ask) -> str:
        grant = ask("credits.get_single_billing_plan_credit_grant", {}, path)
        return _stamp(ask("plans.get_plan", query, path), grant["credit_id"])

    return stamp


def _body(form: Form) -> Context:
    """What the editor says, as a whole: what does not go with what was chosen is emptied."""
    return {
        "credit_amount": form.number("credit_amount", required=True),
        **_scaling(form),
        **_period(form),
        **_when_out(form),
        **_billing(form),
        "warning_tiers": [
            {"key": row["warning_key"] or "default", "value": whole("warning_value", row["warning_value"])}
            for row in form.rows(*WARNING)
            if row["warning_value"]
        ],
        "apply_to_existing": form.switch("apply_to_existing"),
    }


def _scaling(form: Form) -> Context:
    scaling = form.text("scaling") or "fixed"
    is_scaled = scaling == "per_license"
    return {
        "scaling": scaling,
        "license_id": (form.text("license_id") or None) if is_scaled else None,
        "company_credit_amount": form.number("company_credit_amount") if is_scaled else None,
    }


def _period(form: Form) -> Context:
    reset_type = form.text("reset_type") or "plan_period"
    is_once = reset_type == "no_reset"
    expiry = form.text("expiry_type") or None
    return {
        "reset_type": reset_type,
        "reset_cadence": form.text("reset_cadence") or "monthly",
        "reset_start": form.text("reset_start") or "billing_period",
        "rollover_percentage": None if is_once else form.number("rollover_percentage"),
        "expiry_type": expiry if is_once else None,
        **_duration(form, "", is_once and expiry == "duration"),
    }


def _when_out(form: Form) -> Context:
    chosen = form.text("run_out") or "off"
    is_topped_up, is_postpaid = chosen in TOPPED_UP, chosen == "postpaid"
    expiry = form.text("auto_topup_expiry_type") or None
    cadence = form.text("arrears_cadence") or None
    return {
        "auto_topup_availability": chosen if is_topped_up else "off",
        **_only(
            is_topped_up, form, "auto_topup_amount", "auto_topup_threshold_credits", "auto_topup_threshold_percent"
        ),
        "auto_topup_expiry_type": expiry if is_topped_up else None,
        **_duration(form, "auto_topup_", is_topped_up and expiry == "duration"),
        "postpaid_enabled": is_postpaid,
        "postpaid_rate_per_unit": None,
        "postpaid_rate_per_unit_decimal": (form.text("postpaid_rate") or None) if is_postpaid else None,
        "overdraft_limit": form.decimal("overdraft_limit") if is_postpaid else None,
        "arrears_cadence": cadence if is_postpaid else None,
        "arrears_anchor": (form.text("arrears_anchor") or None) if is_postpaid and cadence == "monthly" else None,
    }


def _billing(form: Form) -> Context:
    """What the credits cost by themselves, which custom plans can say."""
    mode = form.text("billing_mode") or "granted"
    is_billed, tier_mode = mode == "billed", form.text("tier_mode") or None
    tiers = [
        {"up_to": whole("up_to", row["up_to"]), "per_unit_price_decimal": row["tier_price"] or None}
        for row in form.rows(*TIER)
    ]
    return {
        "billing_mode": mode,
        "unit_price": None,
        "unit_price_decimal": (form.text("unit_price") or None) if is_billed else None,
        "tier_mode": tier_mode if is_billed and tiers else None,
        "price_tiers": tiers if is_billed else [],
    }


def _duration(form: Form, prefix: str, is_asked: bool) -> Context:
    unit = (form.text(f"{prefix}expiry_unit") or None) if is_asked else None
    return {f"{prefix}expiry_unit": unit, **_only(is_asked, form, f"{prefix}expiry_unit_count")}


def _only(is_asked: bool, form: Form, *names: str) -> Context:
    return {name: form.number(name) if is_asked else None for name in names}


def _back(form: Form, said: str) -> Done:
    return form.done(f"/plans/{form.path['plan_id']}", said)
