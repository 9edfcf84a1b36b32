"""From a configuration and keywords to what a client runs on."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypedDict, TypeVar

from schematic.core.records import nearest
from schematic.core.retry import DEFAULT_RETRIES
from schematic.core.transport import DEFAULT_MAX_RESPONSE_BYTES, Settings
from schematic.settings import addresses

if TYPE_CHECKING:
    import logging
    from os import PathLike

    from schematic.config import (
        CircuitBreaker,
        CreditLeaseConfig,
        DataStreamConfig,
        OnDrop,
        OutagePolicy,
        Overflow,
        SchematicConfig,
    )
    from schematic.environment import SchematicEnvironment
    from schematic.events.outbox import Outbox

DEFAULT_BASE_URL = "https://api.schematichq.com"
DEFAULT_EVENT_CAPTURE_URL = "https://c.schematichq.com"


class Keywords(TypedDict, total=False):
    """What `Schematic` takes as keywords: the members of its configuration, over which they win.

    `http_client` is another name of `httpx_client`; `environment` another way to give `base_url`.
    """

    base_url: str | None
    environment: SchematicEnvironment | str | None
    event_buffer_period: float | None
    event_capture_url: str | None
    flag_defaults: dict[str, bool] | None
    follow_redirects: bool | None
    http_client: Any
    httpx_client: Any
    logger: logging.Logger | None
    log_level: int | str
    offline: bool
    timeout: float | None
    cache_providers: Sequence[Any] | None
    credit_leases: CreditLeaseConfig | None
    headers: Mapping[str, str] | None
    max_retries: int | None
    max_response_bytes: int | None
    denial_ttl: int | None
    cache_timeout: float
    outage_policy: OutagePolicy
    outage_policies: Mapping[str, OutagePolicy] | None
    last_known_seconds: float
    circuit_breaker: bool | CircuitBreaker
    event_max_waiting: int
    event_max_bytes: int
    event_overflow: Overflow
    on_drop: OnDrop | None
    event_timeout: float
    event_outbox: str | PathLike[str] | None
    event_outbox_max_bytes: int
    send_immediately: bool
    use_datastream: bool
    datastream: DataStreamConfig | None
    datastream_bundle: str | PathLike[str] | None
    datastream_bundle_key: str | None


class AsyncKeywords(Keywords, total=False):
    """What `AsyncSchematic` takes as keywords."""


class BufferSettings(TypedDict):
    """Keywords of the event buffers."""

    period: float | None
    max_waiting: int
    max_bytes: int
    overflow: Overflow
    on_drop: OnDrop | None
    outbox: Outbox | None
    send_immediately: bool
    timeout: float


Config = TypeVar("Config", bound="SchematicConfig")


def configured(client: str, kind: type[Config], config: SchematicConfig | None, keywords: Mapping[str, Any]) -> Config:
    """`config` with `keywords` over it and the addresses filled in.

    Raises TypeError for a keyword that does not exist, TypeError and ValueError for values that cannot be meant;
    `client` is the name for the message.
    """
    _check_kind(client, kind, config)
    known = set(kind.__match_args__)
    members = {name: value for name, value in vars(config).items() if name in known} if config is not None else {}
    for name, value in keywords.items():
        field = "httpx_client" if name == "http_client" else "base_url" if name == "environment" else name
        if field not in known:
            raise TypeError(
                f"{client}() has no keyword {name!r}{nearest(name, known | {'http_client', 'environment'})}"
            )
        if name != "environment":
            members[field] = value
        elif keywords.get("base_url") is None:
            members[field] = getattr(value, "value", value)
    settled = kind(**members)
    _check_client(client, settled.httpx_client)
    _check_bundle(client, settled)
    settled.base_url = _address("base_url", settled.base_url) or DEFAULT_BASE_URL
    # A server of one's own takes events itself; only the hosted service has another address for them.
    settled.event_capture_url = _address("event_capture_url", settled.event_capture_url) or (
        DEFAULT_EVENT_CAPTURE_URL if addresses.is_hosted(settled.base_url) else settled.base_url
    )
    return settled


def transport_settings(api_key: str | None, config: SchematicConfig) -> Settings:
    """What the transport needs. Raises ValueError when there is no API key and one is needed."""
    limit = config.max_response_bytes
    return Settings(
        api_key=_key(api_key, config.offline),
        base_url=config.base_url or DEFAULT_BASE_URL,
        headers=config.headers or {},
        timeout=config.timeout,
        max_retries=DEFAULT_RETRIES if config.max_retries is None else config.max_retries,
        follow_redirects=config.follow_redirects is not False,
        client=config.httpx_client,
        is_offline=config.offline,
        max_response_bytes=DEFAULT_MAX_RESPONSE_BYTES if limit is None else limit,
    )


def logger_of(config: SchematicConfig) -> logging.Logger:
    """The configuration's, else the default one, at its level."""
    from schematic.logging import get_default_logger

    return config.logger or get_default_logger(level=config.log_level)


def buffer_settings(api_key: str, config: SchematicConfig, logger: logging.Logger) -> BufferSettings:
    """What the event buffer needs beside its sender. Opens the outbox, if there is to be one."""
    outbox = None
    if config.event_capture_url != DEFAULT_EVENT_CAPTURE_URL and not config.offline:
        logger.info("events go to %s", addresses.shown(config.event_capture_url or ""))
    if config.event_outbox is not None and not config.offline:
        from schematic.events.outbox import Outbox

        outbox = Outbox(config.event_outbox, api_key, logger, config.event_outbox_max_bytes)
    return {
        "period": config.event_buffer_period,
        "max_waiting": config.event_max_waiting,
        "max_bytes": config.event_max_bytes,
        "overflow": config.event_overflow,
        "on_drop": config.on_drop,
        "outbox": outbox,
        "send_immediately": config.send_immediately,
        "timeout": config.event_timeout,
    }


def _check_kind(client: str, kind: type[Config], config: object) -> None:
    from schematic.config import SchematicConfig

    # A configuration of the other client is fine: programs share one.
    if config is not None and not isinstance(config, SchematicConfig):
        passed = type(config).__name__
        way_out = f"; pass {client}(api_key, **config)" if isinstance(config, Mapping) else ""
        raise TypeError(f"{client}: config must be a {kind.__name__}, not a {passed}{way_out}")


def _check_client(client: str, http_client: Any) -> None:
    """Clients of HTTP libraries can be entered in one world alone; a fake that can in both is fine in both."""
    is_async, wants_async = hasattr(http_client, "__aenter__"), client.startswith("Async")
    if http_client is not None and is_async != hasattr(http_client, "__enter__") and is_async != wants_async:
        wanted = "an async client, such as httpx.AsyncClient" if wants_async else "a sync client, such as httpx.Client"
        raise TypeError(f"{client}: httpx_client must be {wanted}, not {type(http_client).__name__}")


def _check_bundle(client: str, config: SchematicConfig) -> None:
    if config.datastream_bundle is None:
        return
    if not config.use_datastream:
        raise ValueError(f"{client}: datastream_bundle is what a data stream starts from; set use_datastream=True too")
    if config.datastream_bundle_key is None:
        raise ValueError(
            f"{client}: datastream_bundle needs datastream_bundle_key, which its signature is checked with"
        )


def _key(api_key: str | None, is_offline: bool) -> str:
    key = addresses.key(api_key, "api_key") or addresses.key(os.environ.get("SCHEMATIC_API_KEY"), "SCHEMATIC_API_KEY")
    if not key and not is_offline:
        raise ValueError(
            'no API key: pass one, Schematic("sch_…"), or set the environment variable SCHEMATIC_API_KEY; '
            "offline=True needs none"
        )
    return key


def _address(field: str, value: str | None) -> str:
    """What was given, else what the environment says; "" for neither."""
    variable = f"SCHEMATIC_{field.upper()}"
    return addresses.address(value, field) or addresses.address(os.environ.get(variable), variable)
