"""What a client and its calls can be told: plain dataclasses with the official names and defaults."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from datetime import datetime

    from schematic.cache.provider import AsyncCacheProvider
    from schematic.types import FeatureEntitlement

DEFAULT_RESERVATION_TTL = 60.0  # seconds

DefaultValue = bool | Callable[[], bool] | None
Mode = Literal["client", "server", "auto"]
OnFailure = Literal["fail-closed", "fail-open"]


@dataclass
class LeaseConfigOverride:
    """Settings of credit leases for one credit type; each wins over `CreditLeaseConfig`'s. Seconds and credits."""

    lease_duration: float | None = None
    reservation_ttl: float | None = None
    lease_size: float | None = None
    low_water_mark: float | None = None


@dataclass
class CreditLeaseConfig:
    """How `check` holds credits. `mode`: `server` holds by a request for each check, `client` draws on a local lease,
    `auto` takes the lease where a data stream is up. All times are seconds, all amounts credits."""

    mode: Mode = "auto"
    default_reservation_ttl: float = DEFAULT_RESERVATION_TTL
    default_lease_duration: float | None = None
    default_lease_size: float | None = None
    low_water_mark: float | None = None
    sweep_interval: float | None = None
    prewarm_resolve_timeout: float | None = None
    redis_client: Any = None
    redis_key_prefix: str | None = None
    overrides: Mapping[str, LeaseConfigOverride] | None = None


@dataclass
class DataStreamConfig:
    """Local evaluation over a socket. `cache_ttl` and `replicator_health_check` are milliseconds."""

    cache_ttl: int | None = None
    company_cache: AsyncCacheProvider[Any] | None = None
    company_lookup_cache: AsyncCacheProvider[Any] | None = None
    user_cache: AsyncCacheProvider[Any] | None = None
    user_lookup_cache: AsyncCacheProvider[Any] | None = None
    flag_cache: AsyncCacheProvider[Any] | None = None
    replicator_mode: bool = False
    replicator_health_url: str | None = None
    replicator_health_check: int | None = None
    max_message_size: int | None = None


@dataclass
class SchematicConfig:
    """Settings of a client; None means the default.

    `base_url`: the API (`SCHEMATIC_BASE_URL`, else https://api.schematichq.com). `event_capture_url`: where events go
    (`SCHEMATIC_EVENT_CAPTURE_URL`, else https://c.schematichq.com, whatever `base_url` is: a server of your own needs
    both, usually with the same address). `event_buffer_period`: seconds that an event waits for others (5).
    `flag_defaults`: answers when no other can be had. `httpx_client`: an `httpx` or `httpx2` client of your own, for
    proxies, certificates or tests; it is used for everything and left open. `logger`, `log_level`: where warnings go;
    the level is for the default logger. `offline`: send nothing, answer defaults. `timeout`: seconds for a request
    (60, or what your own client says). `cache_providers`: where checks are remembered (`[LocalCache()]`: 1,000 checks
    for 5,000 ms); `[]` switches that off. `credit_leases`: lets `check` hold credits. `headers`: sent with every
    request. `max_retries`: tries after the first (2).
    """

    base_url: str | None = None
    event_buffer_period: float | None = None
    event_capture_url: str | None = None
    flag_defaults: dict[str, bool] | None = None
    follow_redirects: bool | None = True
    httpx_client: Any = None
    logger: logging.Logger | None = None
    log_level: int | str = logging.WARNING
    offline: bool = False
    timeout: float | None = None
    cache_providers: Sequence[Any] | None = None
    credit_leases: CreditLeaseConfig | None = None
    headers: Mapping[str, str] | None = None
    max_retries: int | None = None


@dataclass
class AsyncSchematicConfig(SchematicConfig):
    """Settings of an async client; `httpx_client` is an async one. `use_datastream` asks for local evaluation."""

    use_datastream: bool = False
    datastream: DataStreamConfig | None = None


@dataclass
class EventUsage:
    """Use of one event that a check is to assume."""

    event_subtype: str
    quantity: float


@dataclass
class CheckFlagOptions:
    """Options of a flag check.

    `default_value`: the answer when no other can be had, a bool or a function. `timeout`: seconds this check may take.
    `usage`, `event_usage`, `credit_cost`: what-if use (preflight); such checks are neither remembered nor answered
    from memory.
    """

    default_value: DefaultValue = None
    timeout: float | None = None
    usage: float | None = None
    event_usage: EventUsage | None = None
    credit_cost: dict[str, float] | None = None


@dataclass
class CheckOptions:
    """Options of `check`. `usage`: how much is about to be used. `event_subtype`: of what. `on_acquire_failure`:
    `fail-closed` denies, `fail-open` allows when credits cannot be held. `timeout`: seconds in all."""

    usage: float | None = None
    event_subtype: str | None = None
    on_acquire_failure: OnFailure = "fail-closed"
    default_value: DefaultValue = None
    timeout: float | None = None


@dataclass
class Reservation:
    """Credits held by `check`, to be settled with `track_with_reservation`. `mode` is `server` or `client`."""

    id: str
    lease_id: str
    mode: Literal["client", "server"]
    company_id: str
    credit_type_id: str
    event_subtype: str
    quantity_reserved: float
    credits_reserved: float
    consumption_rate: float
    expires_at: datetime
    company: dict[str, str] | None = None
    user: dict[str, str] | None = None


@dataclass
class CheckResult:
    """What `check` answers: `allowed` decides, `reservation` holds credits when there are any to hold."""

    allowed: bool
    value: bool
    reason: str
    flag_key: str
    reservation: Reservation | None = None
    entitlement: FeatureEntitlement | None = None
    flag_id: str | None = None
    error: str | None = None


@dataclass
class TrackOptions:
    """Options of `track`. `idempotency_key`: your own (one is made otherwise). `sent_at`: when it happened; with
    `trusted_client_clock` (up to 34 days ago) or `backfill` (up to 365 days, no billing effects) it counts then."""

    idempotency_key: str | None = None
    sent_at: datetime | None = None
    trusted_client_clock: bool | None = None
    backfill: bool | None = None


@dataclass
class IdentifyOptions:
    """Options of `identify`. `prewarm`: credit types whose lease to acquire ahead."""

    idempotency_key: str | None = None
    prewarm: Sequence[str] | None = None


@dataclass
class TrackWithReservationOptions:
    """Options of `track_with_reservation`."""

    traits: dict[str, Any] | None = None
