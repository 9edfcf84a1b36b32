"""What a client and its calls can be told: dataclasses (`records`) with the official names and defaults."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from schematic.core.records import (
    Amount,
    Count,
    Endless,
    HttpClient,
    Judged,
    Milliseconds,
    Proxy,
    PublicKey,
    Record,
    RedisClient,
    Seconds,
    Size,
    TimeLeft,
    Timeout,
)

if TYPE_CHECKING:
    import logging
    from datetime import datetime
    from os import PathLike

    from schematic.cache.provider import AsyncCacheProvider
    from schematic.types import FeatureEntitlement

DEFAULT_RESERVATION_TTL = 60.0  # seconds
WARNING = 30  # of `logging`, which takes a fifth of this package's import

DefaultValue = bool | Callable[[], bool] | None
Mode = Literal["client", "server", "auto"]
OnFailure = Literal["fail-closed", "fail-open"]
OutagePolicy = Literal["default", "open", "closed", "last_known"]
Overflow = Literal["drop_newest", "drop_oldest"]
OnDrop = Callable[[dict[str, Any], str], None]


class Setting(Record):
    """A record that people write: its members are held to their annotations when it is made, and again by a client."""

    def __post_init__(self) -> None:
        from schematic.settings.rules import settle

        settle(self)


class LeaseConfigOverride(Setting):
    """Settings of credit leases for one credit type; each wins over `CreditLeaseConfig`'s. `lease_duration`,
    `reservation_ttl`: seconds. `lease_size`: credits. `low_water_mark`: a share, 0 to 1."""

    lease_duration: Seconds | None = None
    reservation_ttl: Seconds | None = None
    lease_size: Amount | None = None
    low_water_mark: Amount | None = None


class CreditLeaseConfig(Setting):
    """How `check` holds credits. All times are seconds, all amounts credits.

    `mode`: `server` holds by a request for each check; `client` holds under a lease of this client's, which needs
    `use_datastream`; `auto` does so while the data stream is ready, and else as `server`. `default_reservation_ttl`:
    how long a check's credits are held, unless they are settled or released (60). Of leases: `default_lease_duration`
    (300; at most 3,540), `default_lease_size`: asked for at once (10,000), `low_water_mark`: the share left at which
    more is asked for in the background (0.25). `prewarm_resolve_timeout`: how long `prewarm` waits for a company that
    is not there yet (5). `overrides`: by credit type. `redis_client`: of `redis` or `valkey`, blocking or awaited, for
    leases that processes and SDKs share, below `redis_key_prefix` (`schematic:`, or that of the data stream's
    `company_cache`, whose Redis is taken if none is given); without one each process has leases of its own.
    `sweep_interval`: how often uses in Redis that nobody settled are ended (1).
    """

    mode: Mode = "auto"
    default_reservation_ttl: Seconds = DEFAULT_RESERVATION_TTL
    default_lease_duration: Seconds | None = None
    default_lease_size: Amount | None = None
    low_water_mark: Amount | None = None
    sweep_interval: Seconds | None = None
    prewarm_resolve_timeout: Seconds | None = None
    redis_client: RedisClient = None
    redis_key_prefix: str | None = None
    overrides: Mapping[str, LeaseConfigOverride] | None = None


class DataStreamConfig(Setting):
    """Local evaluation over a socket.

    `cache_ttl`: milliseconds that a company or user is held after the last check of it (24 h). `max_entities`: so many
    companies, and users, are held (10,000). `max_message_size`: bytes of a message (100 MiB). `entity_timeout`: seconds
    that a check waits for a company or user that is not held (2). `fallback_budget`: checks a second that may go to the
    API because the stream does not know the answer (100); 0 forbids it, and then the outage policy answers. `proxy`:
    the address of a proxy; True for the one that the environment names, which is the default for other machines over
    TLS; False for none. `replicator_health_check` is in milliseconds.
    """

    cache_ttl: Milliseconds | None = None
    company_cache: AsyncCacheProvider[Any] | None = None
    company_lookup_cache: AsyncCacheProvider[Any] | None = None
    user_cache: AsyncCacheProvider[Any] | None = None
    user_lookup_cache: AsyncCacheProvider[Any] | None = None
    flag_cache: AsyncCacheProvider[Any] | None = None
    replicator_mode: bool = False
    replicator_health_url: str | None = None
    replicator_health_check: Milliseconds | None = None
    max_message_size: Size | None = None
    max_entities: Size | None = None
    entity_timeout: Timeout = 2.0
    fallback_budget: Amount | None = None
    proxy: Proxy | None = None


class CircuitBreaker(Setting):
    """When checks stop asking an API that does not answer.

    After `failures` failed requests in a row, or as soon as failed requests in a row have taken `lost_seconds`, nothing
    is asked for `cool_down_seconds`: checks answer at once, by their outage policy. Then one request is tried at a
    time; each that fails doubles the pause, up to `longest_cool_down_seconds`, and one that succeeds ends it. Failed
    are: no answer in time, no connection, and the statuses 408, 429 and from 500 on except 501.

    So an API that hangs costs each thread at most `lost_seconds` and one `timeout`, or `failures` timeouts when that is
    less, and from then on one thread at a time a second, or a tenth of the pause, per probe.
    """

    failures: Size = 5
    lost_seconds: Endless = 10.0
    cool_down_seconds: Seconds = 2.0
    longest_cool_down_seconds: Endless = 60.0


class SchematicConfig(Setting):
    """Settings of a client; None means the default.

    `base_url`: the API (`SCHEMATIC_BASE_URL`, else https://api.schematichq.com). `event_capture_url`: where events go
    (`SCHEMATIC_EVENT_CAPTURE_URL`, else `base_url`, or https://c.schematichq.com for the hosted API).
    `event_buffer_period`: seconds that an event waits for others (0.08); more makes fewer, larger requests.
    `flag_defaults`: answers when no other can be had. `httpx_client`: an `httpx` or `httpx2` client of your own, for
    proxies, certificates or tests; it is used for everything and left open. `logger`, `log_level`: where warnings go;
    the level is for the default logger. `offline`: send nothing, answer defaults. `timeout`: seconds for a request
    (60, or what your own client says). `cache_providers`: where checks are remembered (`[LocalCache()]`: 1,000 checks
    for 5,000 ms); `[]` switches that off. `credit_leases`: lets `check` hold credits. `headers`: sent with every
    request, not shown in `repr`. `max_retries`: tries after the first (2). `max_response_bytes`: the largest answer
    that is read (64 MiB, decompressed); a larger one is an ApiError.

    Of checks: `denial_ttl`: milliseconds that a no is remembered, so that an upgrade shows sooner (as long as a yes).
    `cache_timeout`: seconds that a provider outside the process may take for a call before it counts as a miss (0.05).
    `outage_policies`, `outage_policy`: what a flag, and any other flag, answers when its check fails: `default` (the
    default value), `open` (True), `closed` (False) or `last_known`, the API's last answer to the same check if that is
    at most `last_known_seconds` old (3,600; 10,000 checks are kept), else the default. `circuit_breaker`: a
    `CircuitBreaker`, True for one as it comes, or False to ask whatever happened before. The retries of one check wait
    for at most 2 s in all, whatever `Retry-After` says.

    Of events: at most `event_max_waiting` (100,000) and roughly `event_max_bytes` (64 MiB) wait in memory while the
    endpoint cannot take them; then `event_overflow` says which goes, the new event (`drop_newest`) or the oldest
    (`drop_oldest`). `on_drop`: called with each event that will not be delivered, as on the wire, and the reason:
    dropped, refused or given up; in the thread in which that happens, so keep it short. `event_timeout`: seconds for
    one request (10). `event_outbox`: a file that keeps events until they are acknowledged, at most
    `event_outbox_max_bytes` (1 GiB); with it `track` writes to that file before it returns, and what it has written
    survives the process. It must lie on a local disk; processes may share it. `send_immediately`: `track` and
    `identify` return when the event is acknowledged, after at most 5 s, or at once while the endpoint fails; the event
    then waits as usual. For functions and jobs that are frozen or end right after.

    `use_datastream`: evaluate checks here, from what the API says over a socket; `datastream` says how. Needs
    `schematichq[datastream]`. `datastream_bundle`: a file of `schematic export-bundle` to answer from until the stream
    is ready, signed with the key that belongs to `datastream_bundle_key`. Needs `schematichq[bundles]`.
    """

    base_url: str | None = None
    event_buffer_period: Seconds | None = None
    event_capture_url: str | None = None
    flag_defaults: dict[str, bool] | None = None
    follow_redirects: bool | None = True
    httpx_client: HttpClient = None
    logger: logging.Logger | None = None
    log_level: int | str = WARNING
    offline: bool = False
    timeout: Timeout | None = None
    cache_providers: Sequence[Any] | None = None
    credit_leases: CreditLeaseConfig | None = None
    headers: Mapping[str, str] | None = None
    max_retries: Count | None = None
    max_response_bytes: Size | None = None
    denial_ttl: Milliseconds | None = None
    cache_timeout: Timeout = 0.05
    outage_policy: OutagePolicy = "default"
    outage_policies: Mapping[str, OutagePolicy] | None = None
    last_known_seconds: Seconds = 3600.0
    circuit_breaker: bool | CircuitBreaker = True
    event_max_waiting: Size = 100_000
    event_max_bytes: Size = 64 << 20
    event_overflow: Overflow = "drop_newest"
    on_drop: OnDrop | None = None
    event_timeout: Timeout = 10.0
    event_outbox: str | PathLike[str] | None = None
    event_outbox_max_bytes: Size = 1 << 30
    send_immediately: bool = False
    use_datastream: bool = False
    datastream: DataStreamConfig | None = None
    datastream_bundle: str | PathLike[str] | None = None
    datastream_bundle_key: PublicKey | None = None
    _hidden: ClassVar[frozenset[str]] = frozenset({"headers"})


class AsyncSchematicConfig(SchematicConfig):
    """Settings of an async client; `httpx_client` is an async one."""


class EventUsage(Record):
    """Use of one event that a check is to assume."""

    event_subtype: str
    quantity: float


class EventQuantities(Record):
    """One event that a check is to price as if it were drawn: `quantity` units (1), and `quantities` by their rates."""

    event_subtype: str
    quantity: float | None = None
    quantities: Mapping[str, float] | None = None


class CheckFlagOptions(Setting):
    """Options of a flag check.

    `default_value`: the answer when no other can be had, a bool or a function. `timeout`: seconds this check may take,
    retries and waiting for others included. `usage`, `event_usage`, `credit_cost`, `event_quantities`: what-if use
    (preflight); such checks are neither remembered nor answered from memory.
    """

    default_value: DefaultValue = None
    timeout: TimeLeft | None = None
    usage: Judged | None = None
    event_usage: EventUsage | None = None
    credit_cost: dict[str, float] | None = None
    event_quantities: EventQuantities | None = None


class CheckOptions(Setting):
    """Options of `check`. `usage`: how much is about to be used. `event_subtype`: of what. `on_acquire_failure`:
    `fail-closed` denies, `fail-open` allows when credits cannot be held. `timeout`: seconds in all."""

    usage: Judged | None = None
    event_subtype: str | None = None
    on_acquire_failure: OnFailure = "fail-closed"
    default_value: DefaultValue = None
    timeout: TimeLeft | None = None


class Reservation(Record):
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


class CheckResult(Record):
    """What `check` answers: `allowed` decides, `reservation` holds credits when there are any to hold."""

    allowed: bool
    value: bool
    reason: str
    flag_key: str
    reservation: Reservation | None = None
    entitlement: FeatureEntitlement | None = None
    flag_id: str | None = None
    error: str | None = None


class TrackOptions(Record):
    """Options of `track`. `idempotency_key`: your own (one is made otherwise). `sent_at`: when it happened; with
    `trusted_client_clock` (up to 34 days ago) or `backfill` (up to 365 days, no billing effects) it counts then."""

    idempotency_key: str | None = None
    sent_at: datetime | None = None
    trusted_client_clock: bool | None = None
    backfill: bool | None = None


class IdentifyOptions(Record):
    """Options of `identify`. `prewarm`: credit types whose lease to acquire ahead."""

    idempotency_key: str | None = None
    prewarm: Sequence[str] | None = None


class TrackWithReservationOptions(Record):
    """Options of `track_with_reservation`."""

    traits: dict[str, Any] | None = None
