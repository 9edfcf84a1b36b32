"""How a client leases, for each credit: what its configuration says, with the defaults filled in. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from schematic.config import DEFAULT_RESERVATION_TTL, LeaseConfigOverride

if TYPE_CHECKING:
    from schematic.config import CreditLeaseConfig

LEASE_DURATION = 300.0  # seconds
LEASE_SIZE = 10_000.0  # credits
LOW_WATER_MARK = 0.25  # share of a lease at which it is extended
LONGEST_LEASE = 3540.0  # seconds; the server refuses leases of more than an hour, and clocks differ
SWEEP_INTERVAL = 1.0  # seconds
PREWARM_WITHIN = 5.0  # seconds


class Terms(NamedTuple):
    """Of one credit: seconds that a lease is asked for and that a check holds a part of it, credits that are asked for,
    and the share that is left when more is."""

    lease_seconds: float
    hold_seconds: float
    size: float
    low_water_mark: float


class AllTerms:
    """Of every credit."""

    def __init__(self, config: CreditLeaseConfig) -> None:
        self._config = config
        self._made: dict[str, Terms] = {}

    def of(self, credit_id: str) -> Terms:
        """The credit's override, else the configuration's value, else the default, for each member."""
        made = self._made.get(credit_id)
        if made is None:
            made = self._made[credit_id] = self._make(credit_id)
        return made

    def _make(self, credit_id: str) -> Terms:
        config = self._config
        own = (config.overrides or {}).get(credit_id) or LeaseConfigOverride()
        return Terms(
            min(_first(own.lease_duration, config.default_lease_duration, LEASE_DURATION), LONGEST_LEASE),
            _first(own.reservation_ttl, config.default_reservation_ttl, DEFAULT_RESERVATION_TTL),
            _first(own.lease_size, config.default_lease_size, LEASE_SIZE),
            _first(own.low_water_mark, config.low_water_mark, LOW_WATER_MARK),
        )


def _first(own: float | None, general: float | None, default: float) -> float:
    if own is not None:
        return own
    return default if general is None else general
