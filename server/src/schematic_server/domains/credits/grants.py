"""Credits that are given to companies by hand, or bought in bundles, and taken away again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, cast

from schematic.rules import ledger
from schematic_server.changes import CreditsBought
from schematic_server.domains.companies import companies
from schematic_server.domains.credits import (
    accounts,
    amounts,
    bundles,
    expiries,
    grant_store,
    grant_views,
    holds,
    prices,
    store,
)
from schematic_server.domains.credits.expiries import Terms
from schematic_server.errors import BadRequest, NotFound
from schematic_server.scope import Scope
from schematic_server.storage.metadata import microseconds
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.credits import (
        BillingCreditGrantResponseData,
        CountCompanyGrantsQuery,
        CreateCompanyCreditGrant,
        ListCompanyGrantsQuery,
        ListGrantsForCreditQuery,
        ZeroOutGrantRequestBody,
    )

GIVEN = ("free", "purchased", "plan", "billing_credit_auto_topup", "rollover", "adjustment")
SOLD = ("purchased", "billing_credit_auto_topup")


def give(scope: Scope, body: CreateCompanyCreditGrant) -> BillingCreditGrantResponseData:
    """Grant what the body says, or answer what was granted by the same body with the same idempotency key before.

    Raises BadRequest naming the member, also for a key that was used with another body.
    """
    asked, key = _asked(body), holds.read_key(body.get("idempotency_key"))
    if key is not None and (known := grant_store.by_key(scope, key)) is not None:
        return _repeated(scope, known, asked)
    company_id, credit = _company(scope, body["company_id"]), _credit(scope, body["credit_id"])
    if body["reason"] not in GIVEN:
        raise BadRequest(f"reason: must be one of {', '.join(GIVEN)}")
    quantity = amounts.units("quantity", body["quantity"])
    bundle = bundles.to_grant(scope, body.get("credit_bundle_id"), credit["id"])
    terms = _terms(scope, body, credit, bundle)
    expires_at = _end(scope, company_id, body.get("expires_at"), terms)
    is_sold = body["reason"] in SOLD
    price = _price(body, credit, bundle) if is_sold else None
    wallet = accounts.locked(scope, [(company_id, credit["id"])])[company_id, credit["id"]]
    new = wallet.give(
        body["reason"],
        quantity,
        expires_at=expires_at,
        bundle_id=None if bundle is None else bundle["id"],
        idempotency_key=key,
        told={
            "asked": asked,
            **({} if body.get("expires_at") is not None else terms._asdict()),
            "renewal_enabled": bool(body.get("renewal_enabled")),
            "renewal_period": body.get("renewal_period"),
            "currency": body.get("currency") or (None if price is None else price["currency"]),
            "price": price,
        },
    )
    accounts.save(scope, [wallet])
    if bundle is not None and body["reason"] == "purchased":
        scope.emit(CreditsBought(*scope.here, company_id, new.id))
    if price is not None and not credit["is_sold"]:
        store.update_credit(scope, credit["id"], {"is_sold": True})
    return get(scope, new.id)


def zero_out(scope: Scope, grant_id: str, body: ZeroOutGrantRequestBody) -> BillingCreditGrantResponseData:
    """Take away what remains of a grant; nothing changes of one that is over. Raises NotFound."""
    reason = body.get("reason") or "manual"
    row = _row(scope, grant_id)
    if row["reason"] == ledger.OVERDRAFT:
        raise BadRequest(f"grant {grant_id} is what is owed for a postpaid credit; it is cleared by paying it")
    pair = (row["company_id"], row["credit_id"])
    wallet = accounts.locked(scope, [pair])[pair]
    one = wallet.account.grants.get(grant_id) or wallet.load(_row(scope, grant_id))
    wallet.write(ledger.zero_out(wallet.account, one, reason, wallet.at))
    accounts.save(scope, [wallet])
    return get(scope, grant_id)


def get(scope: Scope, grant_id: str) -> BillingCreditGrantResponseData:
    """One grant as it is now; raises NotFound."""
    return grant_views.told(scope, [_row(scope, grant_id)])[0]


def list_of_company(scope: Scope, query: ListCompanyGrantsQuery) -> list[BillingCreditGrantResponseData]:
    accounts.check_renewed(scope, query["company_id"])
    return grant_views.told(scope, grant_store.of_company(scope, query))


def count_of_company(scope: Scope, query: CountCompanyGrantsQuery) -> int:
    accounts.check_renewed(scope, query["company_id"])
    return grant_store.count_of_company(scope, query)


def list_of_credit(scope: Scope, query: ListGrantsForCreditQuery) -> list[BillingCreditGrantResponseData]:
    """Those that `ids` name are told as they are now. Of all others a period may be over without being told so, since
    they are any number of companies'."""
    rows = grant_store.of_credit(scope, query)
    if query.get("ids") is not None:
        accounts.check_all_renewed(scope, {(row["company_id"], row["credit_id"]) for row in rows})
    return grant_views.told(scope, rows)


def purchases(scope: Scope, ids: Sequence[str]) -> dict[str, Mapping[str, Any]]:
    """What was bought by these grants of bundles, by grant, as `CreditsCreditPurchaseSuccess`."""
    rows = grant_store.by_ids(scope, ids)
    sold = bundles.named(scope, list({row["bundle_id"] for row in rows.values()}))
    return {
        one: {
            "bundle_id": row["bundle_id"],
            "bundle_name": sold[row["bundle_id"]]["name"],
            "company": {"id": row["company_id"], "name": row["company_name"]},
            "credit": {"id": row["credit_id"], "name": row["credit_name"]},
            "grant_ids": [one],
            "quantity": row["quantity"] // ledger.UNIT,
        }
        for one, row in rows.items()
        if row["bundle_id"] in sold
    }


def _asked(body: CreateCompanyCreditGrant) -> dict[str, Any]:
    """What a body asks for, to be compared with that of the same idempotency key; members that are null ask nothing."""
    given = cast("Mapping[str, Any]", body)
    return {
        name: microseconds(value) if isinstance(value, datetime) else value
        for name, value in sorted(given.items())
        if value is not None and name != "idempotency_key"
    }


def _repeated(scope: Scope, known: Row, asked: Mapping[str, Any]) -> BillingCreditGrantResponseData:
    before: Mapping[str, Any] = known["told"]["asked"]
    if other := sorted(one for one in {*before, *asked} if before.get(one) != asked.get(one)):
        raise BadRequest(
            f"idempotency_key: grant {known['id']} was given with this key and another {', '.join(other)};"
            " send a new key with every new grant"
        )
    return grant_views.told(scope, [known])[0]


def _terms(scope: Scope, body: CreateCompanyCreditGrant, credit: Row, bundle: Row | None) -> Terms:
    periods = body.get("billing_periods_count")
    if periods is not None and body.get("expiry_unit_count") is None and body.get("expiry_type") in (None, "duration"):
        expiries.check_count(scope.now, "billing_periods", periods, "billing_periods_count")
        return Terms("duration", "billing_periods", periods)
    if bundle is not None:
        return expiries.read(scope, body, bundle)
    count = credit["default_expiry_unit_count"]
    usual = {
        "expiry_type": "no_expiry" if count is None else "duration",
        "expiry_unit": credit["default_expiry_unit"],
        "expiry_unit_count": count,
    }
    return expiries.read(scope, body, usual)


def _end(scope: Scope, company_id: str, given: datetime | None, terms: Terms) -> datetime | None:
    if given is None:
        return expiries.ends_at(scope, company_id, terms)
    if given <= scope.now:
        raise BadRequest("expires_at: must be in the future; leave it out for credits that do not end")
    return given


def _price(body: CreateCompanyCreditGrant, credit: Row, bundle: Row | None) -> Row | None:
    """What all credits of the grant cost together; None where nobody has said."""
    source = credit if bundle is None else bundle
    currency = body.get("currency")
    one = prices.in_currency(source["prices"], currency)
    if one is None and currency is not None:
        raise BadRequest(f"currency: {source['name']} has no price in {currency}; give it one, or leave this out")
    return prices.times(one, body["quantity"])


def _company(scope: Scope, company_id: str) -> str:
    if not companies.exists(scope, company_id):
        raise BadRequest(f"company_id: company {company_id} does not exist in this environment")
    return company_id


def _credit(scope: Scope, credit_id: str) -> Row:
    found = store.credits_by_id(scope, [credit_id]).get(credit_id)
    if found is None or found["deleted_at"] is not None:
        raise BadRequest(f"credit_id: credit type {credit_id} does not exist in this environment")
    return found


def _row(scope: Scope, grant_id: str) -> Row:
    found = grant_store.by_ids(scope, [grant_id]).get(grant_id)
    if found is None:
        raise NotFound(f"credit grant {grant_id} does not exist in this environment")
    return found
