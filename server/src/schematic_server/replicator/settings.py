"""Settings of the replicator: the environment variables of the official one, and their defaults."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from schematic.datastream import protocol
from schematic.rules import VERSION_KEY
from schematic_server.errors import BadRequest
from schematic_server.settings import MAX_PORT

DEFAULT_API_URL = "https://api.schematichq.com"
# They tune queues and workers of the official one; here one task applies messages in their order.
WITHOUT_EFFECT = (
    *("NUM_WORKERS", "BATCH_TIMEOUT", "CIRCUIT_BREAKER_THRESHOLD", "CIRCUIT_BREAKER_TIMEOUT"),
    *("COMPANY_CHANNEL_SIZE", "USER_CHANNEL_SIZE", "FLAG_CHANNEL_SIZE"),
)
_DURATION = re.compile(r"(?:\d+(?:\.\d+)?(?:ns|us|µs|ms|s|m|h))+")
_PART = re.compile(r"([\d.]+)(ns|us|µs|ms|s|m|h)")
_SECONDS = {"ns": 1e-9, "us": 1e-6, "µs": 1e-6, "ms": 1e-3, "s": 1.0, "m": 60.0, "h": 3600.0}
_WORDS = {"true": True, "1": True, "on": True, "false": False, "0": False, "off": False}


@dataclass(frozen=True, slots=True)
class Settings:
    """Spans are seconds. `cache_ttl` and `cleanup_interval` 0: for ever, never."""

    api_key: str = field(repr=False)
    api_url: str = DEFAULT_API_URL
    stream_url: str = ""
    redis_addresses: tuple[str, ...] = ("localhost:6379",)
    redis_password: str | None = field(default=None, repr=False)
    redis_db: int = 0
    redis_tls: bool = False
    redis_cluster: bool = False
    version: str = VERSION_KEY
    cache_ttl: float = 0.0
    cleanup_interval: float = 3600.0
    cursor_key: str = "schematic:datastream:replay_cursor"
    replays: bool = True
    lock_key: str | None = "schematic:datastream:writer_lock"
    lock_ttl: float = 15.0
    page_size: int = 100
    batch_size: int = 100
    health_port: int = 8090
    ping_every: float = protocol.PING_EVERY
    pong_within: float = protocol.PONG_WITHIN
    log_level: str = "info"

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] = os.environ) -> Settings:
        """Raises BadRequest naming the variable that does not fit, or that is lacking."""
        key = environ.get("SCHEMATIC_API_KEY", "").strip()
        if not key:
            raise BadRequest("SCHEMATIC_API_KEY is not set; the replicator needs a secret API key of the environment")
        api_url = environ.get("SCHEMATIC_API_URL") or DEFAULT_API_URL
        cluster = _switch(environ, "REDIS_CLUSTER_MODE", False)
        where = environ.get("REDIS_CLUSTER_ADDRS" if cluster else "REDIS_ADDR") or "localhost:6379"
        loads_beside = _switch(environ, "USE_ASYNC_LOADING", True)
        default = cls(key)
        return cls(
            api_key=key,
            api_url=api_url.rstrip("/"),
            stream_url=_stream_url(environ.get("SCHEMATIC_DATASTREAM_URL") or api_url),
            redis_addresses=tuple(_address(one.strip()) for one in where.split(",")),
            redis_password=environ.get("REDIS_PASSWORD") or None,
            redis_db=_whole(environ, "REDIS_DB", 0, 0, 1_000_000),
            redis_tls=_switch(environ, "REDIS_TLS", False),
            redis_cluster=cluster,
            version=_version(environ.get("CACHE_VERSION") or VERSION_KEY),
            cache_ttl=_span(environ, "CACHE_TTL", default.cache_ttl),
            cleanup_interval=_span(environ, "CACHE_CLEANUP_INTERVAL", default.cleanup_interval),
            cursor_key=environ.get("REPLAY_CURSOR_KEY") or default.cursor_key,
            replays=loads_beside and not _switch(environ, "REPLAY_DISABLED", False),
            lock_key=None
            if _switch(environ, "WRITER_LOCK_DISABLED", False)
            else environ.get("WRITER_LOCK_KEY") or default.lock_key,
            lock_ttl=max(_span(environ, "WRITER_LOCK_TTL", default.lock_ttl), 1.0),
            page_size=_whole(environ, "ASYNC_LOADER_PAGE_SIZE", default.page_size, 1, 250),
            batch_size=_whole(environ, "BATCH_SIZE", default.batch_size, 1, 10_000),
            health_port=_whole(environ, "HEALTH_PORT", default.health_port, 0, MAX_PORT),
            ping_every=_span(environ, "WS_PING_INTERVAL", default.ping_every),
            pong_within=_span(environ, "WS_PONG_WAIT", default.pong_within),
            log_level=_level(environ.get("LOG_LEVEL") or default.log_level),
        )


def _stream_url(url: str) -> str:
    try:
        found = protocol.address(url)
    except ValueError as error:
        raise BadRequest(f"SCHEMATIC_DATASTREAM_URL or SCHEMATIC_API_URL: {error}") from None
    if not found.startswith(("ws://", "wss://")):
        raise BadRequest(f"SCHEMATIC_API_URL must begin with http:// or https://, not {url!r}")
    return found


def _address(text: str) -> str:
    host, _, port = text.rpartition(":")
    if not (host and port.isdecimal() and 0 < int(port) <= MAX_PORT):
        raise BadRequest(f"REDIS_ADDR and REDIS_CLUSTER_ADDRS must be HOST:PORT, separated by commas, not {text!r}")
    return text


def _version(text: str) -> str:
    if not re.fullmatch(r"[\w.-]+", text):
        raise BadRequest(f"CACHE_VERSION must be letters and digits such as {VERSION_KEY}, not {text!r}")
    return text


def _level(text: str) -> str:
    known = ("debug", "info", "warning", "error")
    level = "warning" if text.lower() == "warn" else text.lower()
    if level not in known:
        raise BadRequest(f"LOG_LEVEL must be one of {', '.join(known)}, not {text!r}")
    return level


def _switch(environ: Mapping[str, str], name: str, default: bool) -> bool:
    text = environ.get(name, "").strip().lower()
    if text and text not in _WORDS:
        raise BadRequest(f"{name} must be true or false, not {text!r}")
    return _WORDS[text] if text else default


def _whole(environ: Mapping[str, str], name: str, default: int, least: int, most: int) -> int:
    text = environ.get(name, "").strip()
    if not text:
        return default
    if not (text.isdecimal() and len(text) <= len(str(most)) and least <= int(text) <= most):
        raise BadRequest(f"{name} must be a whole number from {least} to {most}, not {text[:40]!r}")
    return int(text)


def _span(environ: Mapping[str, str], name: str, default: float) -> float:
    """As Go spells spans (`15s`, `1h30m`), or a number of seconds."""
    text = environ.get(name, "").strip()
    if not text:
        return default
    if text.isdecimal() and len(text) < 10:
        return float(text)
    if not _DURATION.fullmatch(text):
        raise BadRequest(f"{name} must be a span such as 15s or 1h30m, not {text!r}")
    return sum(float(number) * _SECONDS[unit] for number, unit in _PART.findall(text))
