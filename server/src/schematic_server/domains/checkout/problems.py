"""What is wrong with a selection: said in a preview, and refused when it is to be applied."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from schematic_server.errors import BadRequest, Conflict

if TYPE_CHECKING:
    from schematic_server.contract.companies import (
        CheckoutProblemCode,
        CheckoutProblemResponseData,
        CheckoutProblemSource,
    )

# Texts that component libraries know, to the letter.
DOWNGRADE_NOT_PERMITTED = "self-service downgrade not permitted"
ENTITY_NEEDS_NEW_SUBSCRIPTION = "billing entity can only be set when starting a new subscription"
INELIGIBLE = "ineligible for this discount"
INVALID_PROMO_CODE = "Invalid promo code"
QUANTITY_REQUIRED = "Quantity is required"
PAYS_ALONE = "billing_entity_id: a company's own page can have no other company pay; leave it out"


@dataclass(frozen=True, slots=True)
class Problem:
    """`message` names the member and the way out, unless a component library knows the text; then `detail` does.

    A `validation` problem leaves nothing to be previewed; a `requirement` is what is lacking until it can be applied.
    One that `conflicts` is with a change that is to come.
    """

    code: CheckoutProblemCode
    message: str
    detail: str | None = None
    source: CheckoutProblemSource = "validation"
    is_blocking: bool = True
    conflicts: bool = False
    ids: Mapping[str, str] = field(default_factory=dict[str, str])

    def told(self) -> CheckoutProblemResponseData:
        told = {
            "code": self.code,
            "message": self.message,
            "detail": self.detail,
            "source": self.source,
            "blocking": self.is_blocking,
            **self.ids,
        }
        return cast("CheckoutProblemResponseData", told)


def told(found: Sequence[Problem]) -> list[CheckoutProblemResponseData]:
    return [one.told() for one in found]


def refuse(found: Sequence[Problem], *, with_requirements: bool) -> None:
    """Raise for the first problem that stands in the way; `with_requirements`: for one that is lacking, too."""
    for one in found:
        if one.is_blocking and (with_requirements or one.conflicts or one.source != "requirement"):
            raise Conflict(one.message) if one.conflicts else BadRequest(one.message)


def is_void(found: Sequence[Problem]) -> bool:
    """Whether there is nothing to be previewed."""
    return any(one.is_blocking and one.source == "validation" for one in found)
