"""PostgreSQL addresses, as providers issue them, in the terms of the driver.

The form is libpq's: `postgresql://USER:PASSWORD@HOST:PORT,HOST:PORT/NAME?PARAMETER=VALUE`, with `postgres` as another
spelling of the scheme, `%` escapes everywhere and a `+` that means itself. What the address leaves out is taken from
the usual `PG…` variables and the password file, by the driver. A parameter that is not known is refused rather than
ignored, since it may be the one that asks for safety.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, Literal, cast, get_args
from urllib.parse import unquote, urlencode

from schematic_server.errors import BadRequest

SslMode = Literal["disable", "allow", "prefer", "require", "verify-ca", "verify-full"]
SessionAttribute = Literal["any", "primary", "standby", "read-write", "read-only", "prefer-standby"]
DEFAULT_PORT = 5432
CONNECT_WITHIN = 10  # seconds; what `connect_timeout` says instead
SYSTEM = "system"  # as `sslrootcert`: the certificates that this machine trusts
SCHEMES = ("postgresql", "postgres")
SECRETS = ("password", "sslpassword")
_HIDDEN = "***"

# Handed on to the driver as they are.
_TLS = ("sslcert", "sslkey", "sslpassword", "sslcrl", "ssl_min_protocol_version", "ssl_max_protocol_version")
# Sent to the server, which knows them as settings of the session.
_OF_SESSION = ("application_name", "options", "client_encoding")
# Of libpq, about what this driver does not do anyway: these values ask for nothing, others for what it cannot give.
_HARMLESS = {
    "channel_binding": ("disable", "prefer"),
    "gssencmode": ("disable", "prefer"),
    "sslcompression": ("0",),
    "sslsni": ("1",),
    "keepalives": ("1",),
}
_PLACE = ("host", "port", "dbname", "user", "password", "passfile")
PARAMETERS = (
    *_PLACE,
    *("sslmode", "sslrootcert", *_TLS),
    *_OF_SESSION,
    *("fallback_application_name", "connect_timeout", "target_session_attrs"),
    *_HARMLESS,
)
_AUTHORITY = re.compile(r"(?P<scheme>[\w+]+)://(?:(?P<login>[^/?]*)@)?(?P<hosts>[^/?]*)(?:/(?P<name>[^?]*))?")


@dataclass(frozen=True, slots=True)
class Address:
    """Where a PostgreSQL database is and how to enter it; what is None is left to the driver's defaults."""

    hosts: tuple[tuple[str, int], ...]
    database: str
    user: str | None = None
    password: str | None = field(default=None, repr=False)
    passfile: str | None = None
    sslmode: SslMode | None = None
    sslrootcert: str | None = None
    tls: dict[str, str] = field(default_factory=dict[str, str], repr=False)
    session: dict[str, str] = field(default_factory=dict[str, str])
    target_session_attrs: SessionAttribute | None = None
    connect_timeout: int = CONNECT_WITHIN

    @property
    def files(self) -> dict[str, str]:
        """The files that it names, by parameter."""
        named = {"sslrootcert": self.sslrootcert, "sslcert": self.tls.get("sslcert"), "sslkey": self.tls.get("sslkey")}
        return {name: path for name, path in named.items() if path and path != SYSTEM}

    def arguments(self) -> dict[str, Any]:
        """Keyword arguments of `asyncpg.connect`; TLS by `sslrootcert=system` is the caller's to add, as `ssl`."""
        given: dict[str, Any] = {
            "host": [host for host, _ in self.hosts] or None,
            "port": [port for _, port in self.hosts] or None,
            "user": self.user,
            "password": self.password,
            "passfile": self.passfile,
            "database": self.database,
            "server_settings": self.session or None,
            "target_session_attrs": self.target_session_attrs,
            "timeout": self.connect_timeout,
        }
        # The driver takes certificates in an address only.
        tls = {"sslmode": self.sslmode, "sslrootcert": self.sslrootcert, **self.tls}
        if self.sslrootcert != SYSTEM and any(tls.values()):
            given["dsn"] = "postgresql:?" + urlencode({name: value for name, value in tls.items() if value})
        return {name: value for name, value in given.items() if value is not None}


def is_postgres(url: str) -> bool:
    """Whether the scheme is one of PostgreSQL's."""
    return url.partition("://")[0].removesuffix("+asyncpg") in SCHEMES


def parse(url: str) -> Address:
    """Read `url`; raises BadRequest naming the part that does not fit, never with a password in it."""
    split = _AUTHORITY.match(url)
    if split is None:
        raise BadRequest("the database URL is not a URL such as postgresql://USER:PASSWORD@HOST:PORT/NAME")
    given = _parameters(url[split.end() :])
    user, separator, password = (split["login"] or "").partition(":")
    database = given.get("dbname") or unquote(split["name"] or "")
    if not database:
        raise BadRequest("the database URL names no database; write postgresql://USER@HOST/NAME")
    sslmode = _one_of(given, "sslmode", get_args(SslMode))
    sslrootcert = given.get("sslrootcert")
    if sslrootcert == SYSTEM:
        if sslmode not in (None, "verify-full"):
            raise BadRequest(f"database URL: sslrootcert=system goes with sslmode=verify-full, not {sslmode}")
        sslmode = "verify-full"
    session = {name: given[name] for name in _OF_SESSION if name in given}
    session.setdefault("application_name", given.get("fallback_application_name", "schematic"))
    return Address(
        hosts=_hosts(given.get("host") or split["hosts"], given.get("port")),
        database=database,
        user=given.get("user") or unquote(user) or None,
        password=given.get("password") or (unquote(password) if separator else None),
        passfile=given.get("passfile"),
        sslmode=cast(SslMode | None, sslmode),
        sslrootcert=sslrootcert,
        tls={name: given[name] for name in _TLS if name in given},
        session=session,
        target_session_attrs=cast(
            SessionAttribute | None, _one_of(given, "target_session_attrs", get_args(SessionAttribute))
        ),
        connect_timeout=_whole(given, "connect_timeout") or CONNECT_WITHIN,
    )


def shown(url: str) -> str:
    """`url` without its passwords, wherever they stand; for people and logs."""
    scheme, separator, rest = url.partition("://")
    place, mark, query = rest.partition("?")
    if "@" not in place and "@" in query and "=" not in query.partition("@")[0]:
        place, mark, query = rest, "", ""  # the question mark is part of a password that should have been escaped
    login, at, where = place.rpartition("@")
    user, colon, password = login.partition(":")
    if password:
        login = f"{user}{colon}{_HIDDEN}"
    pairs = [
        f"{name}={_HIDDEN}" if equals and unquote(name).lower() in SECRETS else name + equals + value
        for name, equals, value in (one.partition("=") for one in query.split("&"))
    ]
    return f"{scheme}{separator}{login}{at}{where}{mark}{'&'.join(pairs)}"


def _parameters(text: str) -> dict[str, str]:
    given: dict[str, str] = {}
    for pair in text.removeprefix("?").split("&"):
        name, equals, value = pair.partition("=")
        name = unquote(name)
        if not pair:
            continue
        if not equals:
            raise BadRequest(
                "database URL: after the question mark every parameter is written NAME=VALUE; a ? in a password is %3F"
            )
        if name == "ssl":  # as many drivers write it
            name, value = "sslmode", {"true": "require", "false": "disable"}.get(value, value)
        if name not in PARAMETERS:
            raise BadRequest(f"database URL: the parameter {name[:40]!r} is not known; leave it out")
        harmless = _HARMLESS.get(name)
        if harmless is not None and value not in harmless:
            way_out = " or ".join(f"{name}={one}" for one in harmless)
            raise BadRequest(f"database URL: {name}={value[:40]} is not supported; write {way_out}, or leave it out")
        given[name] = unquote(value)
    return given


def _hosts(text: str, ports: str | None) -> tuple[tuple[str, int], ...]:
    """`host:port,host:port` with ports of its own, or the list in `ports`: one for each host, or one for all."""
    of_all = [_port(one) for one in (ports or "").split(",")]
    hosts: list[tuple[str, int]] = []
    for index, one in enumerate(text.split(",") if text else []):
        found = re.fullmatch(r"\[([^]]*)](?::([^:]*))?|([^:]*)(?::([^:]*))?|(/.*)", one)
        # Several colons and no brackets: an IPv6 address that came as a parameter.
        host, port = (found[1] or found[3] or found[5], found[2] or found[4]) if found else (one, None)
        hosts.append((unquote(host or "localhost"), _port(port) if port else of_all[min(index, len(of_all) - 1)]))
    if len(of_all) not in (1, len(hosts)):
        raise BadRequest(f"database URL: {len(of_all)} ports for {len(hosts)} hosts; give one port, or one for each")
    return tuple(hosts)


def _port(text: str) -> int:
    if not text:
        return DEFAULT_PORT
    if not (text.isdecimal() and 0 < int(text) < 65536):
        # Without the text: it is a password when that has a character that should have been escaped.
        raise BadRequest(
            "database URL: a port must be a number from 1 to 65535; write / ? # @ in a password as %2F %3F %23 %40"
        )
    return int(text)


def _one_of(given: dict[str, str], name: str, possible: tuple[str, ...]) -> str | None:
    value = given.get(name)
    if value is not None and value not in possible:
        raise BadRequest(f"database URL: {name} must be one of {', '.join(possible)}, not {value[:40]!r}")
    return value


def _whole(given: dict[str, str], name: str) -> int | None:
    value = given.get(name)
    if value is not None and not value.isdecimal():
        raise BadRequest(f"database URL: {name} must be a whole number of seconds, not {value[:40]!r}")
    return None if value is None else int(value)
