"""Addresses and keys as people give them: without what copying adds, or refused with the way out. Pure.

A line end at the end of an environment variable, or a space around a key, is nobody's intention.
"""

from __future__ import annotations

HOSTED = "schematichq.com"


def address(value: object, name: str) -> str:
    """An address without blanks around it and without `/` at the end; "" for none.

    Raises ValueError, naming `name` and without a password, unless it is http or https with a host.
    """
    text = _text(value, name)
    scheme, mark, rest = text.partition("://")
    if not text:
        return ""
    if not mark or scheme.lower() not in ("http", "https"):
        raise ValueError(f"{name} must begin with http:// or https://, not {shown(text)!r}")
    if not text.isprintable() or " " in text:
        raise ValueError(f"{name} must be one address without blanks in it, not {shown(text)!r}")
    if "?" in rest or "#" in rest:
        raise ValueError(f"{name} must be an address without ? and #, not {shown(text)!r}")
    authority = rest.partition("/")[0].rpartition("@")[2]
    host, port = _split(authority)
    if not host:
        raise ValueError(f"{name} must name a host, as in https://schematic.example.com, not {shown(text)!r}")
    if port is not None and not (port.isascii() and port.isdigit() and 0 < int(port) < 65_536):
        raise ValueError(f"{name} must have a port from 1 to 65535, or none, not {shown(text)!r}")
    return f"{scheme.lower()}://{rest.rstrip('/')}"


def is_hosted(url: str) -> bool:
    """Whether an address is the hosted service's, whose events go to an address of their own."""
    host, _ = _split(url.partition("://")[2].partition("/")[0].rpartition("@")[2])
    return host.lower() == HOSTED or host.lower().endswith(f".{HOSTED}")


def key(value: object, name: str) -> str:
    """An API key without blanks around it; "" for none. Raises ValueError, without the key, for what cannot be one."""
    text = _text(value, name)
    if not text.isascii() or not text.isprintable() or " " in text:
        raise ValueError(
            f"{name} holds a blank, a line break or another character that no API key has; copy the key once more"
        )
    return text


def shown(text: str) -> str:
    """An address for a message: no password, and no query, which may hold one."""
    scheme, mark, rest = text.partition("://")
    authority, slash, path = rest.partition("/")
    bare = f"{scheme}{mark}{authority.rpartition('@')[2]}{slash}{path}"
    return bare.partition("?")[0].partition("#")[0]


def _text(value: object, name: str) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        raise TypeError(f"{name} must be text, not {type(value).__name__}")
    return value.strip()


def _split(authority: str) -> tuple[str, str | None]:
    """Host and port, None without one; an IPv6 address stands in brackets."""
    if authority.startswith("["):
        host, _, rest = authority[1:].partition("]")
        return host, rest[1:] if rest.startswith(":") else (rest or None)
    host, mark, port = authority.partition(":")
    return host, port if mark else None
