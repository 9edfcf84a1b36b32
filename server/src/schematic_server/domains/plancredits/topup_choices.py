"""What a company has set of its automatic top-ups: on or off, how much, and from where on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from schematic_server.domains.credits import amounts
from schematic_server.domains.plancredits import issuing, store, topup_store
from schematic_server.domains.plans import assignments
from schematic_server.errors import BadRequest
from schematic_server.scope import Scope
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.checkout import UpdateAutoTopupOverrideRequestBody


def checked(
    scope: Scope, member: str, version_ids: Sequence[str], given: Sequence[UpdateAutoTopupOverrideRequestBody]
) -> dict[str, Row]:
    """What is to be kept, by the grant's origin; raises BadRequest, naming `member`, for a grant that none of the
    versions has or that companies do not control, and for amounts that cannot be."""
    rows = store.grants_of_versions(scope, version_ids) if given else ()
    grants: Mapping[str, Row] = {name: row for row in rows for name in (row["id"], row["origin_id"])}
    found: dict[str, Row] = {}
    for number, one in enumerate(given):
        place, grant = f"{member}.{number}", grants.get(one["plan_credit_grant_id"])
        if grant is None:
            raise BadRequest(
                f"{place}.plan_credit_grant_id: the plans chosen have no credit grant {one['plan_credit_grant_id']}"
            )
        if grant["told"]["auto_topup_availability"] != "user_controlled":
            raise BadRequest(f"{place}.plan_credit_grant_id: companies do not control the top-ups of {grant['id']}")
        amount, threshold = one.get("auto_topup_amount"), one.get("auto_topup_threshold_credits")
        if amount is not None and not 1 <= amount <= amounts.MAX_CREDITS:
            raise BadRequest(f"{place}.auto_topup_amount: between 1 and {amounts.MAX_CREDITS} credits, not {amount}")
        if threshold is not None and not 0 <= threshold <= amounts.MAX_CREDITS:
            raise BadRequest(f"{place}.auto_topup_threshold_credits: between 0 and {amounts.MAX_CREDITS} credits")
        found[grant["origin_id"]] = {
            "is_enabled": one.get("auto_topup_enabled"),
            "amount": amount,
            "threshold": threshold,
        }
    return found


def write(scope: Scope, company_id: str, choices: Mapping[str, Row]) -> None:
    """Keep what a company has set, by origin, and have its accounts follow; what is left out stays as it was set."""
    if not choices:
        return
    known = topup_store.choices_of(scope, [company_id]).get(company_id, {})
    for origin_id, values in choices.items():
        given = {name: value for name, value in values.items() if value is not None}
        topup_store.put_choice(scope, company_id, origin_id, given, is_new=origin_id not in known)
    issuing.follow(scope, {company_id: assignments.of_companies(scope, [company_id]).get(company_id, [])})
