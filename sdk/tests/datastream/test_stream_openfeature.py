"""Provider events of OpenFeature, from the stream; its published scenarios for them, in our words."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

pytest.importorskip("openfeature")

from openfeature import api
from openfeature.event import EventDetails, ProviderEvent
from openfeature.flag_evaluation import Reason
from openfeature.provider import ProviderStatus

from schematic.contrib.openfeature import SchematicProvider
from schematic.datastream import protocol

from .conftest import World
from .stream_server import flag


@pytest.fixture(autouse=True)
def _clean() -> Iterator[None]:
    yield
    api.clear_providers()


def test_the_stream_tells_how_it_stands_and_which_flags_changed(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(protocol, "FIRST_DELAY", 0.0)
    heard: list[tuple[str, list[str] | None]] = []
    feature = api.get_client()
    for event in ProviderEvent:
        feature.add_handler(event, lambda details, name=event.name: heard.append((name, details.flags_changed)))
    api.set_provider_and_wait(SchematicProvider(world.client(is_ready=False), owns_client=False))
    assert feature.get_provider_status() is ProviderStatus.READY
    details = feature.get_boolean_details("on", False)
    assert (details.value, details.reason, details.variant) == (True, Reason.DEFAULT, "on")
    heard.clear()

    world.server.push("full", "Flag", flag("on"), "flag_on")
    world.wait_for(lambda: heard == [("PROVIDER_CONFIGURATION_CHANGED", ["on"])])
    assert feature.get_boolean_value("on", True) is False

    world.server.ignores = {"Flags"}
    world.server.drop()
    world.wait_for(lambda: heard[-1][0] == "PROVIDER_STALE")
    assert feature.get_provider_status() is ProviderStatus.STALE
    assert feature.get_boolean_details("on", True).reason is Reason.STALE

    told = len(heard)
    world.server.ignores = set()
    world.server.drop()
    # A connection that was ready between the two lines is dropped as well, and stale once more. OpenFeature calls
    # its handlers in a pool of threads, so that which of two events is heard first says nothing.
    world.wait_for(lambda: ("PROVIDER_READY", None) in heard and feature.get_provider_status() is ProviderStatus.READY)
    world.wait_for(lambda: ("PROVIDER_CONFIGURATION_CHANGED", ["on"]) in heard[told:])
    assert [name for name, _ in heard if name == "PROVIDER_ERROR"] == []


def test_a_provider_that_is_shut_down_hears_no_more(world: World) -> None:
    heard: list[EventDetails] = []
    client = world.client()
    provider = SchematicProvider(client, owns_client=False)
    api.set_provider_and_wait(provider)
    api.add_handler(ProviderEvent.PROVIDER_CONFIGURATION_CHANGED, heard.append)
    provider.shutdown()

    world.server.push("full", "Flag", flag("on"), "flag_on")
    world.wait_for(lambda: not client.check_flag("on"))

    assert heard == []
