"""Manage plan and subscriptions in the console: what is shown of a change is what it does."""

from __future__ import annotations

import re
from typing import Any

from schematic import Schematic

from .. import catalog, selling
from ..conftest import Keys, on_sqlite
from .conftest import SignIn, Visitor

EVIL = "<img src=x onerror=alert(1)>"


def test_a_plan_is_bought_for_what_was_shown(api: Schematic, admin: Visitor) -> None:
    pro = selling.plan(api, f"Pro {EVIL}", monthly_price=4900, yearly_price=49000)
    extra = selling.plan(api, "Extra", "add_on", yearly_price=1000)
    acme = catalog.company(api)
    where = f"/companies/{acme.id}/plan"
    asked = f"{where}?base_plan_id={pro.id}:{pro.yearly_price.id}&add_on.{extra.id}=on"

    shown = admin.html(asked)

    assert EVIL not in shown
    assert "USD 490.00 a year" in shown
    assert _figures(shown)["due now"] == "USD 500.00"
    assert api.companies.get_company(acme.id).data.plan is None
    assert "The plan was changed" in admin.done(
        asked, {"base_plan_id": f"{pro.id}:{pro.yearly_price.id}", f"add_on.{extra.id}": "on"}
    )
    assert [one.total for one in selling.invoices(api, acme)] == [50000]


def _figures(page: str) -> dict[str, str]:
    """What stands in tiles, by what it is."""
    found = re.findall(r'class="figure">([^<]+)</span>([^<]+)<', page)
    return {name.strip(): figure for figure, name in found}


@on_sqlite
def test_quantities_coupons_and_trials_are_chosen(api: Schematic, admin: Visitor) -> None:
    pro = catalog.plan(api, "Pro")
    api.plans.upsert_billing_product_plan(
        pro.id, charge_type="recurring", is_trialable=True, trial_days=14, monthly_price=2000
    )
    trait = catalog.trait(api, "seats")
    seats = catalog.feature(api, "seats", "trait", trait_id=trait.id)
    catalog.grant(
        api,
        pro,
        seats,
        "trait",
        price_behavior="pay_in_advance",
        monthly_unit_price=300,
        currency="usd",
        value_trait_id=trait.id,
    )
    pro = catalog.publish(api, pro)
    api.billing.upsert_billing_coupon(
        external_id="half",
        name="Half",
        amount_off=0,
        percent_off=50,
        duration="forever",
        duration_in_months=0,
        max_redemptions=0,
        times_redeemed=0,
    )
    acme = catalog.company(api)
    where = f"/companies/{acme.id}/plan?base_plan_id={pro.id}:{pro.monthly_price.id}"
    [quantity] = set(re.findall(r'name="(quantity\.\w+)"', admin.html(where)))
    asked = f"{where}&{quantity}=4&coupon=half"

    shown = admin.html(f"{asked}&trial_end=2099-01-01T00:00")
    assert "trial_end: " in shown
    assert 'aria-label="Change the plan"' not in shown
    assert "Half: 50" in admin.html(asked)
    fields = {"base_plan_id": f"{pro.id}:{pro.monthly_price.id}", quantity: "4", "coupon": "half"}
    admin.done(asked, fields)

    own = api.billing.get_company_native_subscription(acme.id).data
    assert own.status == "trialing"
    assert {one.quantity for one in own.lines} == {1, 4}
    assert f"{quantity}: must be a whole number" in admin.html(f"{where}&{quantity}=many")


def test_the_second_of_two_who_change_a_plan_is_told(api: Schematic, admin: Visitor) -> None:
    """Of each kind of change: to another plan, of an add-on, of the end."""
    pro, gold = selling.plan(api, "Pro", monthly_price=4900), selling.plan(api, "Gold", monthly_price=9900)
    extra, acme = selling.plan(api, "Extra", "add_on", monthly_price=1000), catalog.company(api)
    where = f"/companies/{acme.id}/plan?base_plan_id={gold.id}:{gold.monthly_price.id}"
    fields = {"base_plan_id": f"{gold.id}:{gold.monthly_price.id}"}

    def stamp() -> str:
        found = re.search(r'name="updated_at" value="([^"]+)"', admin.html(where))
        assert found is not None
        return found[1]

    changes = (
        lambda: selling.manage(api, acme, pro),
        lambda: selling.manage(api, acme, pro, extra),
        lambda: api.checkout.cancel_subscription(company_id=acme.id, cancel_immediately=False, prorate=False),
    )
    for change in changes:
        seen = stamp()
        change()
        refused = admin.send(where, {**fields, "updated_at": seen})
        assert (refused.status_code, "somebody else has changed this" in refused.text) == (400, True)
    assert api.companies.get_company(acme.id).data.plan.id == pro.id  # type: ignore[union-attr]
    admin.done(where, {**fields, "updated_at": stamp()})
    assert api.companies.get_company(acme.id).data.plan.id == gold.id  # type: ignore[union-attr]


def test_a_subscription_is_shown_with_what_it_owes_and_ends(
    api: Schematic, admin: Visitor, sign_in: SignIn, credentials: Keys
) -> None:
    pro, basic = selling.plan(api, f"Pro {EVIL}", monthly_price=4900), selling.plan(api, "Basic", monthly_price=900)
    acme = catalog.company(api)
    assert "There is no subscription" in admin.html(f"/companies/{acme.id}/subscription")
    selling.manage(api, acme, pro)
    where = f"/companies/{acme.id}/subscription"

    page = admin.html(where)

    assert EVIL not in page
    assert "USD 49.00 a month" in page
    assert "all is invoiced" in page
    assert "INV-000001" in page
    reader = sign_in("member", {credentials.environment_id: ["companies_edit"]})
    assert "Cancel the subscription" not in reader.html(where)
    refused = reader.send(f"{where}/cancel", {"end": "now"}, f"/companies/{acme.id}")
    assert (refused.status_code, "plan_billing_edit" in refused.text) == (403, True)
    assert admin.send(f"{where}/cancel", {"end": "soon"}, where).status_code == 400
    assert "It ends with its period" in admin.done(f"{where}/cancel", {"end": "period"}, where)
    assert api.billing.get_company_native_subscription(acme.id).data.cancel_at is not None
    assert "Cancel the subscription" not in admin.html(where)
    assert api.companies.get_company(acme.id).data.plan.id == pro.id
    assert basic.id in admin.html(f"/companies/{acme.id}/plan")


@on_sqlite
def test_a_change_that_waits_is_cancelled(api: Schematic, admin: Visitor) -> None:
    gold, basic = selling.plan(api, "Gold", monthly_price=4900), selling.plan(api, "Basic", monthly_price=900)
    catalog.plan_group(api, scheduled_downgrade_behavior="end_of_billing_period")
    acme = catalog.company(api)
    selling.manage(api, acme, gold)
    asked = f"/companies/{acme.id}/plan?base_plan_id={basic.id}:{basic.monthly_price.id}"
    assert "Takes effect" in admin.html(asked)

    done = admin.done(asked, {"base_plan_id": f"{basic.id}:{basic.monthly_price.id}"})

    assert "The change waits for its day" in done
    where = f"/companies/{acme.id}/subscription"
    [planned] = api.scheduledcheckout.list_scheduled_checkouts(company_id=acme.id).data
    assert "Gold becomes Basic" in admin.html(where)
    admin.done(f"{where}/planned/{planned.id}/cancel", {}, where)
    assert api.scheduledcheckout.get_scheduled_checkout(planned.id).data.status == "cancelled"
    assert "becomes Basic" not in admin.html(where)


@on_sqlite
def test_the_end_of_a_trial_is_moved(api: Schematic, admin: Visitor) -> None:
    pro, acme = selling.plan(api, "Pro", trial_days=14, monthly_price=4900), catalog.company(api)
    selling.manage(api, acme, pro)
    where = f"/companies/{acme.id}/subscription"
    subscription_id = api.companies.get_company(acme.id).data.billing_subscription.id
    assert "Move the end of the trial" in admin.html(where)

    admin.done(f"{where}/{subscription_id}/trial", {}, where)

    assert "Move the end of the trial" not in admin.html(where)
    assert [one.total for one in selling.invoices(api, acme)] == [4900]


def test_the_terms_on_which_a_company_is_billed_are_changed(
    api: Schematic, admin: Visitor, sign_in: SignIn, credentials: Keys
) -> None:
    pro, acme, other = selling.plan(api, monthly_price=4900), catalog.company(api), catalog.company(api, "other")
    selling.manage(api, acme, pro)
    [profile] = api.billing.list_company_billing_profiles(company_id=acme.id).data
    subscription = f"/companies/{acme.id}/subscription"
    where = f"{subscription}/terms/{profile.id}"
    fields = {"name": EVIL, "collection_method": "send_invoice", "days_until_due": "14", "updated_at": _stamp(profile)}
    fields |= {"collector": "external", "provider_type": "schematic"}
    assert where in admin.html(subscription)

    refused = admin.send(where, {**fields, "days_until_due": "366"})
    nobody = admin.send(where, {**fields, "collector": "stripe_invoice"})
    nowhere = admin.send(where, {**fields, "provider_type": "stripe"})
    done = admin.done(where, fields)

    said = "Days until an invoice is due: between 0 and 365, not 366"
    assert (refused.status_code, said in refused.text) == (400, True)
    assert (nobody.status_code, "Who collects: no stripe account is connected" in nobody.text) == (400, True)
    assert (nowhere.status_code, "Who knows of its subscription: no stripe account" in nowhere.text) == (400, True)
    assert "send invoice, 14 days" in done
    assert EVIL not in done
    [changed] = api.billing.list_company_billing_profiles(company_id=acme.id).data
    assert (changed.name, changed.days_until_due, changed.is_default) == (EVIL, 14, True)
    late = admin.send(where, {**fields, "name": "Mine"})
    assert (late.status_code, "somebody else has changed this" in late.text) == (400, True)
    assert admin.get(where.replace(acme.id, other.id)).status_code == 404
    reader = sign_in("member", {credentials.environment_id: ["companies_edit"]})
    assert where not in reader.html(subscription)
    assert reader.send(where, fields, f"/companies/{acme.id}").status_code == 403


def _stamp(profile: Any) -> str:
    return profile.updated_at.isoformat().replace("+00:00", "Z")
