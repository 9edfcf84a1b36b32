"""Operations on leases and reservations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schematic_server.domains.credits import leases, reservations
from schematic_server.registry import Handlers
from schematic_server.scope import Scope

if TYPE_CHECKING:
    from schematic_server.contract.credits import (
        AcquireCreditLeaseAnswer,
        AcquireCreditLeaseBody,
        ExtendCreditLeaseAnswer,
        ExtendCreditLeaseBody,
        ReleaseCreditLeaseAnswer,
        ReleaseCreditReservationAnswer,
        ReserveCreditsAnswer,
        ReserveCreditsBody,
    )

routes = Handlers()


@routes.operation("credits.acquire_credit_lease")
def acquire_credit_lease(scope: Scope, body: AcquireCreditLeaseBody) -> AcquireCreditLeaseAnswer:
    return leases.acquire(scope, body)


@routes.operation("credits.extend_credit_lease")
def extend_credit_lease(scope: Scope, lease_id: str, body: ExtendCreditLeaseBody) -> ExtendCreditLeaseAnswer:
    return leases.extend(scope, lease_id, body)


@routes.operation("credits.release_credit_lease")
def release_credit_lease(scope: Scope, lease_id: str) -> ReleaseCreditLeaseAnswer:
    return leases.release(scope, lease_id)


@routes.operation("credits.reserve_credits")
def reserve_credits(scope: Scope, body: ReserveCreditsBody) -> ReserveCreditsAnswer:
    return reservations.reserve(scope, body)


@routes.operation("credits.release_credit_reservation")
def release_credit_reservation(scope: Scope, reservation_id: str) -> ReleaseCreditReservationAnswer:
    return reservations.release(scope, reservation_id)
