"""Which addresses may be called: none by which somebody outside could reach what only this network reaches. Pure.

Names are looked up by the caller: every address that a name has must pass, and one that passed is what is connected to.
"""

from __future__ import annotations

import socket
from collections.abc import Iterable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from urllib.parse import urlsplit

from schematic_server.errors import BadRequest

_Network = IPv4Network | IPv6Network
_Address = IPv4Address | IPv6Address
# IANA's special-purpose registries. Written out, because what Python calls global changes from version to version.
_V4 = tuple(
    IPv4Network(one)
    for one in (
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "168.63.129.16/32",  # a cloud's metadata at an address like any other
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.31.196.0/24",
        "192.52.193.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "192.175.48.0/24",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/3",
    )
)
_V6_GLOBAL = IPv6Network("2000::/3")  # outside of it nothing is handed out
_V6 = tuple(IPv6Network(one) for one in ("2001::/23", "2001:db8::/32", "2620:4f:8000::/48", "3fff::/20"))
_NAT64, _SIX_TO_FOUR = IPv6Network("64:ff9b::/96"), IPv6Network("2002::/16")
_LOCAL_NAMES = ("localhost", "localhost.localdomain", "ip6-localhost", "ip6-loopback")


class Guard:
    """`allowed` are addresses and networks, separated by commas, that may be called though they are not public."""

    def __init__(self, allowed: str = "") -> None:
        self._allowed: list[_Network] = [ip_network(one.strip()) for one in allowed.split(",") if one.strip()]

    def permits(self, address: str) -> bool:
        """Whether a delivery may connect to `address`, an IP address as text."""
        try:
            found = ip_address(address.partition("%")[0])
        except ValueError:
            return False
        meant = _meant(found)
        if any(
            one.version == network.version and one in network for network in self._allowed for one in (found, meant)
        ):
            return True
        if isinstance(meant, IPv4Address):
            return not any(meant in network for network in _V4)
        return meant in _V6_GLOBAL and not any(meant in network for network in _V6)

    def check(self, url: str, member: str = "url") -> None:
        """Raises BadRequest, naming `member`, for what cannot be called as far as its text shows."""
        try:
            parts = urlsplit(url)
            host, port = parts.hostname, parts.port
        except ValueError:
            raise BadRequest(f"{member}: must be an address such as https://example.com/hooks") from None
        if parts.scheme not in ("http", "https") or not host or port == 0 or not url.isascii() or not url.isprintable():
            raise BadRequest(f"{member}: must be an address such as https://example.com/hooks")
        if any(one in url for one in " \\") or parts.username is not None or parts.password is not None:
            raise BadRequest(f"{member}: must have no blanks, backslashes, user or password; deliveries are signed")
        self.check_host(host, written(host), member)

    def check_host(self, host: str, addresses: Iterable[str], member: str = "url") -> None:
        """Raises BadRequest when one of the addresses of `host` must not be called."""
        if any(not self.permits(one) for one in addresses):
            raise BadRequest(
                f"{member}: {host[:100]} is not on the public internet, and this server calls nothing else;"
                " its operator can list networks in SCHEMATIC_WEBHOOK_ALLOW"
            )


def written(host: str) -> list[str]:
    """The addresses that a host's text names without a look-up, in every form that systems read as one."""
    if host.rstrip(".") in _LOCAL_NAMES or host.rstrip(".").endswith(".localhost"):
        return ["127.0.0.1"]
    try:
        return [str(ip_address(host.partition("%")[0]))]
    except ValueError:
        pass
    try:  # 2130706433, 0x7f.1
        return [socket.inet_ntoa(socket.inet_aton(host.rstrip(".")))]
    except OSError:
        return []


def _meant(address: _Address) -> _Address:
    """The IPv4 address that an IPv6 one stands for, if it does."""
    if isinstance(address, IPv4Address):
        return address
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    if address in _SIX_TO_FOUR:
        return IPv4Address(int(address) >> 80 & 0xFFFFFFFF)
    return address
