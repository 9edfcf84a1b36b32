"""Settings, read from the environment once."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from ipaddress import ip_network
from math import isfinite
from pathlib import Path

from schematic_server.errors import BadRequest

PREFIX = "SCHEMATIC_"
MIB = 1024 * 1024
MAX_PORT = 65535
MAX_BODY_BYTES = 1024 * MIB
MAX_WORKERS = 64
MAX_RETENTION_DAYS = 36500  # a century
MAX_RATE_LIMIT = 1_000_000
MAX_OF_STREAMS = 10_000_000  # of what streams may be
MAX_RETRIES, MAX_PAUSE = 20, 7 * 86400  # of webhooks; seconds
_WORDS = {"on": True, "true": True, "1": True, "off": False, "false": False, "0": False}


@dataclass(frozen=True, slots=True)
class Settings:
    """What `SCHEMATIC_` and a field's name in capitals says in the environment.

    `database_url` is `sqlite:///PATH` or `postgresql://USER:PASSWORD@HOST:PORT/NAME`. `max_body_bytes` bounds every
    request body; more is answered with 413. Timeouts are in seconds. `metrics` is `on`, `off`, or the HOST:PORT that
    `/metrics` is served on instead. `check_log_sample` is the part of the checks that went well that gets a log line.
    `bus` is `auto`, `local` or the URL of a Redis.
    `forwarded_allow_ips` are addresses and networks, separated by commas, or `*`. Events older than
    `event_retention_days` are deleted; None keeps them. Entries of the audit log are kept for
    `audit_log_retention_days`. `rate_limit` is how many requests a second a key may make of this process, 0 any number.
    `webhook_allow` are the networks, besides the public internet, that webhooks may be sent to; `webhook_retries` is
    `short`, `long`, or the seconds between attempts, separated by commas; what webhooks were sent is kept for
    `webhook_retention_days`, data exports with their files for `data_export_retention_days`.
    The console's pages are made in a process of their own if `console_process`.
    Stripe is connected with `stripe_secret_key`; its notices are signed with `stripe_webhook_secret`.
    `auto_topup` is what becomes of automatic top-ups of credits: `none` refuses them, `grant` gives the credits unpaid.
    `oidc_issuer` is the identity provider that members of the console may sign in by, none unless set; this server is
    `oidc_client_id` to it, with `oidc_client_secret` if that is no public client.
    Of data streams: how many a key may have open on this process, how many companies and users each may ask for, how
    many messages may wait for a client that reads too slowly, how large a client's message may be, and the seconds
    within which a key must be known.
    """

    database_url: str = field(default="sqlite:///schematic.sqlite3", repr=False)  # may have a password
    bus: str = field(default="auto", repr=False)  # may have a password
    host: str = "127.0.0.1"
    port: int = 8080
    log_level: str = "info"
    max_body_bytes: int = 8 * MIB
    header_timeout: float = 15.0
    body_timeout: float = 60.0
    idle_timeout: float = 75.0  # longer than the 60 s for which proxies keep their connections
    workers: int = 1
    console_process: bool = True
    proxy_headers: bool = False
    forwarded_allow_ips: str = "127.0.0.1,::1"
    metrics: str = "on"
    tracing: bool = False
    check_log_sample: float = 0.01
    event_retention_days: int | None = None
    audit_log_retention_days: int = 90
    rate_limit: int = 0
    webhook_allow: str = ""
    webhook_retries: str = "short"
    webhook_retention_days: int = 30
    data_export_retention_days: int = 7
    auto_topup: str = "none"
    oidc_issuer: str = ""
    oidc_client_id: str = ""
    oidc_client_secret: str = field(default="", repr=False)
    stripe_secret_key: str = field(default="", repr=False)
    stripe_webhook_secret: str = field(default="", repr=False)
    stripe_api_base: str = "https://api.stripe.com"
    stream_max_connections: int = 5000
    stream_max_subscriptions: int = 10_000
    stream_max_pending: int = 1000
    stream_max_message_bytes: int = 64 * 1024
    stream_open_timeout: float = 10.0

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] = os.environ) -> Settings:
        """Read the variables of `VARIABLES`; raises BadRequest naming the one that does not fit."""
        default = cls()
        return cls(
            database_url=environ.get("SCHEMATIC_DATABASE_URL", default.database_url).strip(),  # a file's last line end
            bus=_bus(environ, default.bus),
            host=_host(environ, default.host),
            port=_whole(environ, "SCHEMATIC_PORT", default.port, 0, MAX_PORT),
            log_level=environ.get("SCHEMATIC_LOG_LEVEL", default.log_level),
            max_body_bytes=_whole(environ, "SCHEMATIC_MAX_BODY_BYTES", default.max_body_bytes, 1, MAX_BODY_BYTES),
            header_timeout=_seconds(environ, "SCHEMATIC_HEADER_TIMEOUT", default.header_timeout),
            body_timeout=_seconds(environ, "SCHEMATIC_BODY_TIMEOUT", default.body_timeout),
            idle_timeout=_seconds(environ, "SCHEMATIC_IDLE_TIMEOUT", default.idle_timeout),
            workers=_whole(environ, "SCHEMATIC_WORKERS", default.workers, 1, MAX_WORKERS),
            console_process=_switch(environ, "SCHEMATIC_CONSOLE_PROCESS", default.console_process),
            proxy_headers=_switch(environ, "SCHEMATIC_PROXY_HEADERS", default.proxy_headers),
            forwarded_allow_ips=addresses(
                environ.get("SCHEMATIC_FORWARDED_ALLOW_IPS", default.forwarded_allow_ips),
                "SCHEMATIC_FORWARDED_ALLOW_IPS",
            ),
            metrics=_metrics(environ, default.metrics),
            tracing=_switch(environ, "SCHEMATIC_TRACING", default.tracing),
            check_log_sample=_part(environ, "SCHEMATIC_CHECK_LOG_SAMPLE", default.check_log_sample),
            event_retention_days=_retention(environ),
            audit_log_retention_days=_whole(
                environ, "SCHEMATIC_AUDIT_LOG_RETENTION_DAYS", default.audit_log_retention_days, 1, MAX_RETENTION_DAYS
            ),
            rate_limit=_whole(environ, "SCHEMATIC_RATE_LIMIT", default.rate_limit, 0, MAX_RATE_LIMIT),
            webhook_allow=_networks(environ, "SCHEMATIC_WEBHOOK_ALLOW"),
            webhook_retries=_retries(environ, default.webhook_retries),
            webhook_retention_days=_whole(
                environ, "SCHEMATIC_WEBHOOK_RETENTION_DAYS", default.webhook_retention_days, 1, MAX_RETENTION_DAYS
            ),
            data_export_retention_days=_whole(
                environ,
                "SCHEMATIC_DATA_EXPORT_RETENTION_DAYS",
                default.data_export_retention_days,
                1,
                MAX_RETENTION_DAYS,
            ),
            auto_topup=_topup(environ, default.auto_topup),
            **_oidc(environ),
            **_stripe(environ, default.stripe_api_base),
            stream_max_connections=_stream(environ, "SCHEMATIC_STREAM_MAX_CONNECTIONS", default.stream_max_connections),
            stream_max_subscriptions=_stream(
                environ, "SCHEMATIC_STREAM_MAX_SUBSCRIPTIONS", default.stream_max_subscriptions
            ),
            stream_max_pending=_stream(environ, "SCHEMATIC_STREAM_MAX_PENDING", default.stream_max_pending),
            stream_max_message_bytes=_stream(
                environ, "SCHEMATIC_STREAM_MAX_MESSAGE_BYTES", default.stream_max_message_bytes
            ),
            stream_open_timeout=_seconds(environ, "SCHEMATIC_STREAM_OPEN_TIMEOUT", default.stream_open_timeout),
        )

    @property
    def metrics_address(self) -> tuple[str, int] | None:
        """Where `/metrics` is served apart from everything else; None when it is not."""
        host, separator, port = self.metrics.rpartition(":")
        return (host.strip("[]"), int(port)) if separator else None


def addresses(text: str, name: str) -> str:
    """`text` if it is `*` or a list of addresses and networks, separated by commas; raises BadRequest."""
    for one in text.split(","):
        try:
            if text != "*":
                ip_network(one.strip())
        except ValueError:
            raise BadRequest(f"{name} must be addresses or networks such as 10.0.0.0/8, not {one!r}") from None
    return text


# Each field is read from the variable of its name.
VARIABLES = frozenset(f"{PREFIX}{one.name.upper()}" for one in fields(Settings))


def _oidc(environ: Mapping[str, str]) -> dict[str, str]:
    """Raises BadRequest when only a part is set, or the secret twice."""
    issuer, client_id, secret, path = (
        environ.get(f"{PREFIX}OIDC_{name}", "").strip()
        for name in ("ISSUER", "CLIENT_ID", "CLIENT_SECRET", "CLIENT_SECRET_FILE")
    )
    if bool(issuer) != bool(client_id):
        raise BadRequest("SCHEMATIC_OIDC_ISSUER and SCHEMATIC_OIDC_CLIENT_ID go together; set both or none")
    if issuer and not issuer.startswith(("https://", "http://")):
        raise BadRequest(f"SCHEMATIC_OIDC_ISSUER must be a URL such as https://id.example.com, not {issuer[:100]!r}")
    if path and secret:
        raise BadRequest("SCHEMATIC_OIDC_CLIENT_SECRET and SCHEMATIC_OIDC_CLIENT_SECRET_FILE are both set; keep one")
    if path:
        try:
            secret = Path(path).read_text().strip()
        except (OSError, UnicodeDecodeError) as error:
            raise BadRequest(f"SCHEMATIC_OIDC_CLIENT_SECRET_FILE: {path} cannot be read: {error}") from None
    return {"oidc_issuer": issuer, "oidc_client_id": client_id, "oidc_client_secret": secret}


def _stripe(environ: Mapping[str, str], base: str) -> dict[str, str]:
    """Raises BadRequest for keys of another kind, which Stripe would refuse, and without a word of what they are."""
    key, secret, base = (
        environ.get(f"{PREFIX}STRIPE_{name}", default).strip()
        for name, default in (("SECRET_KEY", ""), ("WEBHOOK_SECRET", ""), ("API_BASE", base))
    )
    if key and not key.startswith(("sk_", "rk_")):
        raise BadRequest("SCHEMATIC_STRIPE_SECRET_KEY must be a secret or restricted key, which begins with sk_ or rk_")
    if secret and not key:
        raise BadRequest("SCHEMATIC_STRIPE_WEBHOOK_SECRET needs SCHEMATIC_STRIPE_SECRET_KEY; set both, or that alone")
    if not base.startswith(("https://", "http://")):
        raise BadRequest(f"SCHEMATIC_STRIPE_API_BASE must be a URL such as https://api.stripe.com, not {base[:100]!r}")
    return {"stripe_secret_key": key, "stripe_webhook_secret": secret, "stripe_api_base": base.rstrip("/")}


def _retention(environ: Mapping[str, str]) -> int | None:
    name = "SCHEMATIC_EVENT_RETENTION_DAYS"
    if not environ.get(name):
        return None
    return _whole(environ, name, 0, 1, MAX_RETENTION_DAYS)


def _networks(environ: Mapping[str, str], name: str) -> str:
    text = environ.get(name, "").strip()
    if text == "*":
        raise BadRequest(f"{name} must name networks such as 10.0.0.0/8; 0.0.0.0/0,::/0 are all there are")
    return addresses(text, name) if text else ""


def _stream(environ: Mapping[str, str], name: str, default: int) -> int:
    return _whole(environ, name, default, 1, MAX_OF_STREAMS)


def _retries(environ: Mapping[str, str], default: str) -> str:
    name = "SCHEMATIC_WEBHOOK_RETRIES"
    text = environ.get(name, default).strip()
    if text in ("short", "long"):
        return text
    pauses = text.split(",")
    if len(pauses) > MAX_RETRIES or not all(
        one.strip().isdecimal() and len(one) <= 9 and 1 <= int(one) <= MAX_PAUSE for one in pauses
    ):
        raise BadRequest(
            f"{name} must be short, long, or up to {MAX_RETRIES} pauses of 1 to {MAX_PAUSE} seconds, such as 10,60,600"
        )
    return text


def _bus(environ: Mapping[str, str], default: str) -> str:
    text = environ.get("SCHEMATIC_BUS", default).strip()
    if text not in ("auto", "local") and not text.startswith(("redis://", "rediss://")):
        raise BadRequest("SCHEMATIC_BUS must be auto, local, or a URL such as redis://HOST:PORT")
    return text


def _topup(environ: Mapping[str, str], default: str) -> str:
    text = environ.get("SCHEMATIC_AUTO_TOPUP", default).strip()
    if text not in ("none", "grant"):
        raise BadRequest(f"SCHEMATIC_AUTO_TOPUP must be none or grant, not {text!r}")
    return text


def _host(environ: Mapping[str, str], default: str) -> str:
    host = environ.get("SCHEMATIC_HOST", default).strip()
    if not host:  # which the system takes for every address that it has
        raise BadRequest("SCHEMATIC_HOST must be an address such as 127.0.0.1, or 0.0.0.0 for all, not ''")
    return host


def _whole(environ: Mapping[str, str], name: str, default: int, least: int, most: int) -> int:
    text = environ.get(name)
    if text is None:
        return default
    # By length first: the reader of numbers refuses thousands of digits with an error of its own.
    if not (text.isdecimal() and len(text) <= len(str(most)) and least <= int(text) <= most):
        raise BadRequest(f"{name} must be a whole number from {least} to {most}, not {text[:40]!r}")
    return int(text)


def _number(environ: Mapping[str, str], name: str, default: float, what: str) -> float:
    text = environ.get(name)
    if text is None:
        return default
    try:
        number = float(text)
    except ValueError:
        number = -1.0
    if not (isfinite(number) and number >= 0):
        raise BadRequest(f"{name} must be {what}, not {text!r}")
    return number


def _seconds(environ: Mapping[str, str], name: str, default: float) -> float:
    what = "a number of seconds above 0"
    number = _number(environ, name, default, what)
    if number == 0:
        raise BadRequest(f"{name} must be {what}, not {environ[name]!r}")
    return number


def _part(environ: Mapping[str, str], name: str, default: float) -> float:
    what = "a number from 0 (none) to 1 (all)"
    number = _number(environ, name, default, what)
    if number > 1:
        raise BadRequest(f"{name} must be {what}, not {environ[name]!r}")
    return number


def _switch(environ: Mapping[str, str], name: str, default: bool) -> bool:
    text = environ.get(name)
    if text is None:
        return default
    if text.lower() not in _WORDS:
        raise BadRequest(f"{name} must be on or off, not {text!r}")
    return _WORDS[text.lower()]


def _metrics(environ: Mapping[str, str], default: str) -> str:
    text = environ.get("SCHEMATIC_METRICS", default)
    host, _, port = text.rpartition(":")
    if text.lower() in _WORDS:
        return "on" if _WORDS[text.lower()] else "off"
    if not (host and port.isdecimal() and 0 < int(port) <= MAX_PORT):
        raise BadRequest(f"SCHEMATIC_METRICS must be on, off, or HOST:PORT, not {text!r}")
    return text
