"""What `check` decides when the server holds credits for it, and what settles the hold. Pure."""

from __future__ import annotations

import math
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from schematic.config import (
    DEFAULT_RESERVATION_TTL,
    CheckFlagOptions,
    CheckOptions,
    CheckResult,
    EventUsage,
    Reservation,
    SchematicConfig,
    TrackWithReservationOptions,
)
from schematic.events import batching

if TYPE_CHECKING:
    import logging

    from schematic.checks.check import Keys
    from schematic.events.batching import Event
    from schematic.types import CheckAndReserveFlagResponseData, CheckFlagResponseData

INVALID_USAGE = "invalid_usage"
INVALID_ARGUMENTS = "invalid_arguments"
RESERVATION_FAILED = "server_reservation_failed"
NO_EVENT = "missing_event_subtype"
INSUFFICIENT = "Insufficient credits"
LONGEST_TTL = 3540.0  # seconds; the server refuses holds of more than an hour


def ttl(config: SchematicConfig, logger: logging.Logger) -> float | None:
    """Seconds that the server holds credits for a check; None when it holds none, with a warning if that was not to be
    expected."""
    leases = config.credit_leases
    if leases is None:
        return None
    if config.offline:
        logger.warning("credit_leases is set, but the client is offline: check() answers defaults and holds nothing")
        return None
    if leases.mode == "client":
        if not config.use_datastream:
            logger.warning(
                "credit_leases.mode 'client' needs a data stream, which this client does not have: check() holds "
                "nothing. Set use_datastream=True; mode 'server' or 'auto' holds credits by a request"
            )
        return None
    seconds = leases.default_reservation_ttl or DEFAULT_RESERVATION_TTL
    if seconds > LONGEST_TTL:
        logger.warning("default_reservation_ttl of %g s is more than the server allows; using %g", seconds, LONGEST_TTL)
    return min(seconds, LONGEST_TTL)


def is_amount(value: object) -> bool:
    """Whether `value` is a finite number of at least 0; a bool is not."""
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value) and value >= 0


def plain_options(options: CheckOptions) -> CheckFlagOptions:
    """The flag check's options: usage is asked about (preflight) when it is a usable number."""
    plain = CheckFlagOptions(options.default_value, options.timeout)
    if options.usage is not None and is_amount(options.usage):
        if options.event_subtype is None:
            plain.usage = options.usage
        else:
            plain.event_usage = EventUsage(options.event_subtype, options.usage)
    return plain


def body(
    company: Keys | None, user: Keys | None, options: CheckOptions, now: datetime, hold_seconds: float
) -> dict[str, Any]:
    """Keywords of the check that reserves; all its tries have one idempotency key."""
    from uuid import uuid4

    from schematic.checks.arguments import preflight

    return {
        "company": company,
        "user": user,
        "quantity": math.ceil(options.usage or 0),
        "expires_at": now + timedelta(seconds=hold_seconds),
        "idempotency_key": str(uuid4()),
        "preflight": preflight(plain_options(options)),
    }


def result(answer: CheckFlagResponseData | CheckAndReserveFlagResponseData) -> CheckResult:
    """A check's answer without a reservation."""
    return CheckResult(
        allowed=answer.value,
        value=answer.value,
        reason=answer.reason,
        flag_key=answer.flag,
        entitlement=answer.entitlement,
        flag_id=answer.flag_id,
        error=answer.error,
    )


def reserved(
    answer: CheckAndReserveFlagResponseData, company: Keys | None, user: Keys | None, options: CheckOptions
) -> CheckResult:
    """The answer with what the server holds. A hold that names no event can never be settled: `NO_EVENT`."""
    allowed = result(answer)
    held = answer.reservation
    if not answer.value or held is None:
        return allowed
    event_subtype = options.event_subtype or held.event_subtype
    if event_subtype is None:
        allowed.error = NO_EVENT
        if options.on_acquire_failure != "fail-open":
            allowed.allowed, allowed.value, allowed.reason = False, False, NO_EVENT
        return allowed
    allowed.reservation = Reservation(
        id=held.id,
        lease_id=held.id,
        mode="server",
        company_id=held.company_id,
        credit_type_id=held.credit_type_id,
        event_subtype=event_subtype,
        quantity_reserved=held.quantity_reserved,
        credits_reserved=held.credits_reserved,
        consumption_rate=held.consumption_rate,
        expires_at=held.expires_at,
        company=None if company is None else dict(company),
        user=None if user is None else dict(user),
    )
    return allowed


def insufficient(flag_key: str, error: Exception) -> CheckResult:
    """402: denied, whatever `on_acquire_failure` says."""
    said = getattr(getattr(error, "body", None), "error", None)
    return CheckResult(allowed=False, value=False, reason=INSUFFICIENT, flag_key=flag_key, error=said)


def failed(flag_key: str, reason: str, options: CheckOptions, default: bool) -> CheckResult:
    """Nothing could be held: denied, or the default under `fail-open`."""
    if options.on_acquire_failure != "fail-open":
        return CheckResult(allowed=False, value=False, reason=reason, flag_key=flag_key, error=reason)
    return CheckResult(allowed=default, value=default, reason=f"{reason}_fail_open", flag_key=flag_key, error=reason)


def settlement(
    held: Reservation | None,
    actual_quantity: float,
    options: TrackWithReservationOptions | None,
    logger: logging.Logger,
) -> Event | None:
    """The event that settles a hold; None, with the reason logged, when there is none to send."""
    if held is None or not is_amount(actual_quantity):
        said = (
            "there is no reservation" if held is None else f"{actual_quantity!r} is not a finite number of at least 0"
        )
        logger.error("track_with_reservation: %s, so nothing is settled", said)
        return None
    is_server = held.mode == "server"  # the hold goes by the id of its kind
    body = {
        "event": held.event_subtype,
        "company": held.company,
        "quantity": math.ceil(actual_quantity),
        "traits": None if options is None else options.traits,
        "user": held.user,
        "lease_id": None if is_server else held.lease_id,
        "reservation_id": held.id if is_server else None,
    }
    # One key per hold, so that settling twice counts once.
    return batching.settlement(body, {"idempotency_key": f"lease-reservation:{held.id}"})
