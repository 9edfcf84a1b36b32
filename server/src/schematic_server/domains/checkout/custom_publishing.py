"""Custom plans gone live: their company gets them at once or once they are paid, on the terms of the publication."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, cast

from schematic_server.domains.billing.calendars import Calendar
from schematic_server.domains.checkout import details, fields, store
from schematic_server.domains.companies import companies
from schematic_server.domains.plans import assignments, placing, price_choice, versions
from schematic_server.domains.plans.changes import Cause
from schematic_server.domains.publishing.views import Publication
from schematic_server.domains.subscriptions import changing, custom_plans, holding
from schematic_server.domains.subscriptions.choosing import PlanChoice, Selection
from schematic_server.errors import BadRequest
from schematic_server.scope import Scope
from schematic_server.storage.queries import Row

# Members that say how a subscription begins; they count for nothing where it has begun.
_OF_FIRST = ("billing_cycle_anchor", "billing_start_date", "coupon_external_id", "end_date")
_MONTHS = {"monthly": 1, "quarterly": 3, "yearly": 12}
EXPIRES = "expire_to_default"


def check(scope: Scope, publication: Publication) -> None:
    """Raises BadRequest, naming the member, for terms that cannot be."""
    given = cast("Mapping[str, Any]", publication.body)
    fields.checked(scope, "custom_field_values", given.get("custom_field_values") or ())
    if (email := given.get("customer_email")) is not None:
        details.checked_email("customer_email", email)
    if (days := given.get("days_until_due")) is not None:
        custom_plans.check_days(days)
    if given.get("collection_method") == "charge_automatically":
        raise BadRequest(
            "collection_method: no payment provider is connected to this server that could charge; send send_invoice"
        )
    if given.get("billing_start_date") is not None:
        raise BadRequest("billing_start_date: subscriptions of this server begin when they are made; leave it out")
    if _is_first(scope, publication):
        _check_first(scope, publication, given)
    else:
        _check_amendment(publication, given)


def publish(scope: Scope, publication: Publication) -> bool:
    """Have the company pay for what was published; True: it stays on the version before until it has."""
    if not _is_here(scope, publication):
        return False
    company_id: str = publication.plan["company_id"]
    given = cast("Mapping[str, Any]", publication.body)
    details.put(
        scope,
        company_id,
        address=given.get("address"),
        email=given.get("customer_email"),
        phone=given.get("phone"),
        tax_id=given.get("tax_id"),
    )
    fields.write(scope, company_id, fields.checked(scope, "values", given.get("custom_field_values") or ()))
    is_first = _is_first(scope, publication)
    if not is_first and given.get("activation_strategy") != "on_payment":
        return False
    selection = _selection(scope, publication, is_first=is_first)
    if is_first and not _is_billed(scope, publication):
        placing.catch_up(scope, [company_id])
        changing.apply(scope, changing.decide(scope, selection), Cause("manage_plan"))
        return False
    custom_plans.start(scope, selection, publication.version, _terms(scope, publication, is_first=is_first))
    return True


def preview(scope: Scope, publication: Publication) -> Mapping[str, Any]:
    """What the publication would cost the company, by the function that a change of plans is decided by."""
    if not _is_here(scope, publication) or publication.body["migration_strategy"] == "leave":
        return {}
    is_first = _is_first(scope, publication)
    change = changing.decide(scope, _selection(scope, publication, is_first=is_first))
    shown, row = change.figures, change.case.subscription
    if change.decision.is_none:
        return {}
    is_now = publication.body["migration_strategy"] == "immediate"
    back = [one for one in change.decision.charges if one.amount < 0]
    owed = [one for one in change.decision.charges if one.is_proration and one.amount > 0]
    lands_now = is_now and change.decision.is_invoiced_now
    return {
        "billing_email": store.details_of(scope, [publication.plan["company_id"]])
        .get(publication.plan["company_id"], {})
        .get("email"),
        "currency": shown.currency,
        "current_period_start": None if row is None else row["period_start"],
        "current_period_end": None if row is None else row["period_end"],
        "ends_at": _end_at(scope, publication, cast("Mapping[str, Any]", publication.body)),
        "will_update_subscription": not change.decision.outcome.is_none,
        "new_recurring_amount": shown.total_per_billing_period,
        "lands_on": "none" if not change.decision.charges else "immediate_invoice" if lands_now else "next_invoice",
        "immediate_invoice_amount": shown.due_now if lands_now else None,
        "next_invoice_amount": None if lands_now else shown.due_now,
        "next_invoice_at": shown.period_end,
        "proration_charge": sum(one.amount for one in owed),
        "proration_credit": sum(one.amount for one in back),
        "proration_total": sum(one.amount for one in (*owed, *back)),
        "proration_lines": [
            {
                "amount": one.amount,
                "description": one.description,
                "period_start": one.period.start,
                "period_end": one.period.end,
                "price_external_id": one.price_id or None,
                "quantity": one.quantity or 1,
            }
            for one in (*owed, *back)
            if one.period is not None
        ],
    }


def _check_first(scope: Scope, publication: Publication, given: Mapping[str, Any]) -> None:
    anchor, policy, end = (
        given.get("billing_cycle_anchor"),
        publication.version["renewal_policy"],
        given.get("end_date"),
    )
    if anchor is not None and anchor <= scope.now:
        raise BadRequest("billing_cycle_anchor: must be in the future")
    if given.get("prorate_first_period") is False and anchor is None:
        raise BadRequest("prorate_first_period: goes with a billing_cycle_anchor")
    if (end is None) == (policy == EXPIRES):
        way = "is required" if end is None else "leave it out"
        raise BadRequest(f"end_date: the plan's renewal_policy is {policy}; {way}")
    coupon_id = given.get("coupon_external_id")
    if coupon_id is not None and store.coupon(scope, coupon_id) is None:
        raise BadRequest(f"coupon_external_id: coupon {coupon_id} does not exist in this environment")
    _end_at(scope, publication, given)


def _check_amendment(publication: Publication, given: Mapping[str, Any]) -> None:
    if given.get("collection_method") is None and given.get("activation_strategy") != "on_payment":
        return
    body = publication.body
    if body["migration_strategy"] != "immediate" or body.get("proration_behavior") != "always_invoice":
        raise BadRequest(
            "activation_strategy, collection_method: of a plan that the company has, these go with migration_strategy"
            " immediate and proration_behavior always_invoice"
        )
    if given.get("activation_strategy") == "on_payment" and given.get("send_invoice") is False:
        raise BadRequest("send_invoice: must be true where the new version waits for its payment")


def _is_here(scope: Scope, publication: Publication) -> bool:
    """Whether the plan's company is of this environment; in others its plan has versions, and nobody has it."""
    return companies.exists(scope, publication.plan["company_id"])


def _is_first(scope: Scope, publication: Publication) -> bool:
    """Whether the company is not on the plan yet, or any more."""
    company_id: str = publication.plan["company_id"]
    held = assignments.of_companies(scope, [company_id]).get(company_id, ())
    return not any(row["plan_id"] == publication.plan["id"] for row in held)


def _is_billed(scope: Scope, publication: Publication) -> bool:
    term = versions.charged(scope, [publication.version["id"]]).get(publication.version["id"])
    return term is not None and price_choice.is_billed(term) and any(one["price"] for one in term["prices"])


def _selection(scope: Scope, publication: Publication, *, is_first: bool) -> Selection:
    """What the company has, with the plan in that version instead of its base plan."""
    given = cast("Mapping[str, Any]", publication.body)
    chosen = PlanChoice(publication.plan["id"], publication.version["id"])
    held = holding.with_base(scope, publication.plan["company_id"], chosen)
    if not is_first:
        return held
    return replace(
        held,
        coupon_external_id=given.get("coupon_external_id"),
        collection_method="send_invoice",
        days_until_due=given.get("days_until_due"),
        billing_cycle_anchor=given.get("billing_cycle_anchor"),
        prorate_first_period=given.get("prorate_first_period") is not False,
    )


def _terms(scope: Scope, publication: Publication, *, is_first: bool) -> Row:
    given = cast("Mapping[str, Any]", publication.body)
    return {
        "source": "custom_plan" if is_first else "amendment",
        "activation_strategy": given.get("activation_strategy") or "on_publish",
        "days_until_due": given.get("days_until_due"),
        "send_invoice": given.get("send_invoice") is not False,
        "collection_method": given.get("collection_method"),
        "customer_email": given.get("customer_email"),
        "end_at": _end_at(scope, publication, given) if is_first else None,
    }


def _end_at(scope: Scope, publication: Publication, given: Mapping[str, Any]) -> datetime | None:
    """The last renewal that is not after the date that is asked for; raises BadRequest when it leaves no period."""
    end: datetime | None = given.get("end_date")
    if end is None:
        return None
    term = versions.charged(scope, [publication.version["id"]]).get(publication.version["id"])
    cadences = [one["cadence"] for one in (term["prices"] if term is not None else ()) if one["cadence"] in _MONTHS]
    calendar = Calendar(
        "month", _MONTHS[cadences[0]] if cadences else 1, given.get("billing_cycle_anchor") or scope.now
    )
    renewal = calendar.period_of(end).start
    if renewal < calendar.period_of(calendar.anchor).end:
        raise BadRequest("end_date: must leave one whole billing period at least")
    return renewal
