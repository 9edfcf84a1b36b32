"""From a configuration to the lease checks of a client."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from schematic.leases.checks import AsyncLeaseChecks, LeaseChecks
from schematic.leases.manager import AsyncLeases, Leases
from schematic.leases.store import AwaitedStore, LocalStore, Store
from schematic.leases.terms import AllTerms

if TYPE_CHECKING:
    import logging

    from schematic.checks.checks import AsyncChecks, Checks
    from schematic.config import CreditLeaseConfig, SchematicConfig
    from schematic.core.transport import AsyncTransport, Transport
    from schematic.datastream.client import AsyncDataStream, DataStream
    from schematic.datastream.source import AsyncStream, Keeper, Stream

OFFICIAL_PREFIX = "schematic:"  # of keys in Redis


def lease_checks(
    config: SchematicConfig,
    leasing: CreditLeaseConfig,
    checks: Checks,
    transport: Transport,
    stream: DataStream,
    source: Stream,
    events: Keeper,
    logger: logging.Logger,
) -> LeaseChecks:
    """For a sync client."""
    terms = AllTerms(leasing)
    store = store_of(config, leasing, logger)
    leases = Leases(store, checks.requests, transport, terms, leasing.sweep_interval, logger)
    return LeaseChecks(stream, source, leases, events, checks.counters["stream"], logger, leasing)


def async_lease_checks(
    config: SchematicConfig,
    leasing: CreditLeaseConfig,
    checks: AsyncChecks,
    transport: AsyncTransport,
    stream: AsyncDataStream,
    source: AsyncStream,
    events: Keeper,
    logger: logging.Logger,
) -> AsyncLeaseChecks:
    """For an async client."""
    terms = AllTerms(leasing)
    store = AwaitedStore(store_of(config, leasing, logger))
    leases = AsyncLeases(store, checks.requests, transport, terms, leasing.sweep_interval, logger)
    return AsyncLeaseChecks(stream, source, leases, events, checks.counters["stream"], logger, leasing)


def store_of(config: SchematicConfig, leasing: CreditLeaseConfig, logger: logging.Logger) -> Store:
    """In Redis where there is one: the configuration's, else that of the data stream's companies."""
    from schematic.cache.redis import BlockingRedisCache, RedisCache

    client, prefix = leasing.redis_client, leasing.redis_key_prefix or OFFICIAL_PREFIX
    companies: Any = None if config.datastream is None else config.datastream.company_cache
    if client is None and isinstance(companies, RedisCache | BlockingRedisCache):
        client, prefix = companies.client, leasing.redis_key_prefix or f"{companies.prefix}:"
    if client is None or "Cluster" in type(client).__name__:
        what = "no Redis" if client is None else "a Redis cluster, which cannot hold leases"
        logger.warning("credit_leases has %s: each process has leases of its own, beside those of others", what)
        return LocalStore()
    from schematic.leases.redis import RedisStore

    return RedisStore(client, prefix, logger)
