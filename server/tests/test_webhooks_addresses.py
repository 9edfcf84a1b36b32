"""Which addresses deliveries may go to."""

from __future__ import annotations

import pytest

from schematic_server.errors import BadRequest
from schematic_server.webhooks.addresses import Guard


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.255.0.9",
        "0.0.0.0",  # an address to refuse
        "10.1.2.3",
        "100.64.0.1",
        "100.100.100.200",
        "168.63.129.16",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.192",
        "192.168.1.1",
        "198.18.0.1",
        "203.0.113.9",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:127.0.0.1",
        "::ffff:169.254.169.254",
        "::127.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b::a9fe:a9fe",
        "64:ff9b:1::1",
        "2002:7f00:1::1",
        "2001::1",
        "2001:db8::1",
        "fc00::1",
        "fd00:ec2::254",
        "fe80::1",
        "fe80::1%eth0",
        "fec0::1",
        "ff02::1",
        "100::1",
        "3fff::1",
        "not an address",
    ],
)
def test_addresses_that_only_this_network_reaches_are_refused(address: str) -> None:
    assert not Guard().permits(address)


@pytest.mark.parametrize(
    "address", ["1.1.1.1", "8.8.8.8", "172.32.0.1", "2606:4700::1111", "::ffff:1.1.1.1", "64:ff9b::101:101"]
)
def test_public_addresses_are_permitted(address: str) -> None:
    assert Guard().permits(address)


def test_listed_networks_are_permitted_in_every_spelling_and_nothing_else() -> None:
    guard = Guard("127.0.0.1, 10.0.0.0/8,fd00::/8")

    assert all(map(guard.permits, ["127.0.0.1", "10.9.9.9", "::ffff:10.9.9.9", "64:ff9b::a01:203", "fd12::1"]))
    assert not any(map(guard.permits, ["127.0.0.2", "192.168.0.1", "fe80::1", "169.254.169.254"]))


@pytest.mark.parametrize(
    "url",
    [
        "http://localhost/",
        "http://LOCALHOST.:8080/",
        "http://app.localhost/",
        "http://127.0.0.1/",
        "http://127.1/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0177.0.0.1/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://169.254.169.254/latest/meta-data",
    ],
)
def test_an_address_in_any_spelling_is_refused_at_once(url: str) -> None:
    with pytest.raises(BadRequest, match="SCHEMATIC_WEBHOOK_ALLOW"):
        Guard().check(url)
    Guard("127.0.0.1,::1,169.254.169.254").check(url)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "example.com/hooks",
        "ftp://example.com/",
        "file:///etc/passwd",
        "https://",
        "https:///path",
        "https://example.com:0/",
        "https://example.com:99999/",
        "https://user:secret@example.com/",
        "https://example.com\\@127.0.0.1/",
        "https://example.com/a b",
        "https://example.com/\n",
        "https://exämple.com/",
        "http://[::1/",
    ],
)
def test_what_is_no_plain_http_address_is_refused(url: str) -> None:
    with pytest.raises(BadRequest, match="url: "):
        Guard().check(url)


@pytest.mark.parametrize("url", ["https://example.com/hooks?a=b", "http://example.com:8080", "https://1.1.1.1/x"])
def test_plain_addresses_pass(url: str) -> None:
    Guard().check(url)
