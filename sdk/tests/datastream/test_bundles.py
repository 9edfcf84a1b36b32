"""A start without a network: from a signed file, which is used while it is valid and says how old its answers are."""

from __future__ import annotations

import logging
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("cryptography")
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from schematic import Schematic
from schematic.client import DataStreamConfig
from schematic.datastream import bundles
from schematic.datastream.bundles import BundleError, Head

from ..conftest import Hand
from .stream_server import company, flag, metered, metric, stream_server, user

PATIENCE = 120.0  # seconds
NOW = 1_790_000_000.0
HEAD = Head("fde6dba2", "env_1", NOW, NOW + 86_400, 3600)
PRIVATE = Ed25519PrivateKey.generate()
DOCUMENTS: list[Any] = [
    ("flag", metered(2)),
    ("flag", flag("on", default=True)),
    ("company", company(metrics=[metric(1)])),
    ("company", company(2, metrics=[metric(2)])),
    ("user", user()),
]


def text(key: Ed25519PrivateKey) -> str:
    return b64encode(key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)).decode()


def written(head: Head = HEAD, key: Ed25519PrivateKey = PRIVATE) -> bytes:
    return bundles.write(head, DOCUMENTS, key)


@contextmanager
def started(path: Path, base_url: str = "http://127.0.0.1:1", **options: Any) -> Iterator[Schematic]:
    client = Schematic(
        "sch_1",
        base_url=base_url,
        use_datastream=True,
        datastream=DataStreamConfig(fallback_budget=0),
        datastream_bundle=path,
        datastream_bundle_key=text(PRIVATE),
        **options,
    )
    yield client
    client.event_buffer.stop(0)
    assert client.datastream is not None
    client.datastream.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "bundle"
    made.write_bytes(written())
    return made


def test_a_client_answers_at_once_and_says_how_old_that_is(clock: Hand, path: Path) -> None:
    clock.now = 103.0  # 100 s after `NOW` and the 3 of a fresh clock

    with started(path) as client:
        receipt = client.check_flag_with_receipt("seats", {"id": "1"}, {"id": "1"})
        checks = [client.check_flag("seats", {"id": "2"}), client.check_flag("on")]
        several = client.check_flags(["on", "seats"], {"id": "1"})
        assert client.datastream is not None
        status = client.datastream.status()

    assert (receipt.value, receipt.source, receipt.age_seconds) == (True, "stale", 103.0)
    assert checks == [False, True]
    assert [one.value for one in several] == [True, True]
    assert (status.state, status.flags, status.companies, status.users) == ("stale", 2, 2, 1)
    assert status.age_seconds == 103.0


def test_what_is_not_in_it_is_the_defaults_to_say(clock: Hand, path: Path) -> None:
    with started(path, flag_defaults={"seats": True}) as client:
        assert client.check_flag_with_receipt("seats", {"id": "somebody else"}).source == "default"
        assert client.check_flag("seats", {"id": "somebody else"}) is True


def test_once_the_stream_is_ready_it_counts(path: Path) -> None:
    with stream_server() as server:
        server.flags, server.companies = [metered(2)], [company(metrics=[metric(2)])]
        with started(path, server.base_url) as client:
            assert client.datastream is not None
            assert client.datastream.wait_until_ready(PATIENCE)

            receipt = client.check_flag_with_receipt("seats", {"id": "1"})

            assert (receipt.value, receipt.source) == (False, "stream")
            assert client.check_flag_with_entitlement("on").reason == "Flag not found - using default value"
            # Those in the bundle that nobody asked about are not asked for.
            asked = [server.requests.get(timeout=PATIENCE)["entity_type"] for _ in range(2)]
            assert asked == ["rulesengine.Flags", "rulesengine.Company"]


def test_in_its_grace_it_is_used_and_that_is_said(clock: Hand, path: Path, caplog: pytest.LogCaptureFixture) -> None:
    clock.now = 86_400 + 3500

    with started(path, logger=logging.getLogger("app")) as client:
        assert client.check_flag("on") is True

    assert "has expired; its grace lasts on" in caplog.text


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (None, "cannot be read: No such file"),
        (b"", "is no bundle of this version"),
        (b"PK\x03\x04", "is no bundle of this version"),
        (written().replace(b"bundle 1", b"bundle 2", 1), "is no bundle of this version"),
        (written()[:-1], "is not whole"),
        (written() + b"\n", "is not whole"),
        (written().replace(b'"value":1', b'"value":0'), "is not signed by this key"),
        (written(key=Ed25519PrivateKey.generate()), "is not signed by this key"),
        (
            b" ".join([*written().split(b" ", 3)[:3], b"?\n" + written().partition(b"\n")[2]]),
            "is not signed by this key",
        ),
        (written(HEAD._replace(version="4b54a537")), "holds documents of version 4b54a537, not fde6dba2"),
        (written(HEAD._replace(expires_at=NOW - 3601 - 86_400)), "expired, and its grace ended 1.0 days ago"),
    ],
)
def test_what_cannot_be_used_is_said_in_one_line_and_the_client_goes_on(
    clock: Hand, tmp_path: Path, content: bytes | None, complaint: str, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "bundle"
    if content is not None:
        path.write_bytes(content)

    with started(path, logger=logging.getLogger("app")) as client:
        assert client.check_flag("on") is False
        assert client.datastream is not None
        assert client.datastream.status().state == "connecting"

    [line] = [record.message for record in caplog.records if "datastream_bundle" in record.message]
    assert f"{complaint}" in line
    assert line.endswith("going on without it")


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        ({"datastream_bundle": "f"}, "set use_datastream=True too"),
        ({"datastream_bundle": "f", "use_datastream": True}, "needs datastream_bundle_key"),
        ({"datastream_bundle_key": "short"}, "datastream_bundle_key must be the line that"),
        ({"datastream_bundle_key": "AAAA"}, "datastream_bundle_key must be the line that"),
    ],
)
def test_settings_are_judged_when_a_client_is_made(options: dict[str, Any], complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        Schematic("sch_1", **options)


def test_a_signature_is_of_every_byte() -> None:
    good = written()
    begin = good.index(b"\n") + 1
    for place in range(begin, len(good), 97):
        bad = good[:place] + bytes([good[place] ^ 1]) + good[place + 1 :]
        with pytest.raises(BundleError):
            bundles.read(bad, text(PRIVATE), NOW)
