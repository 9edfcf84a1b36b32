"""Connections to other systems: there is none, and whoever asks for one is told what to do instead."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx2
import pytest
import sqlalchemy as sa

from schematic import Schematic
from schematic.errors import BadRequestError, NotFoundError
from schematic_server.clock import now
from schematic_server.domains.integrations.port import Bill, Connection, Customer, Nobody, Refused
from schematic_server.domains.integrations.tables import provider_notice
from schematic_server.errors import BadRequest

from .asgi import App
from .conftest import Keys, connection

INSTALLS = ("/integrations/install", "/integrations/stripe/v2/install", "/integrations/stripe/v2/assume-installed")


def connected(app: App, credentials: Keys, kind: str = "stripe") -> str:
    return app.write(lambda db, emit: connection(db, credentials.environment_id, kind))


def test_nothing_is_connected(api: Schematic) -> None:
    assert api.integrationsapi.list_integrations().data == []
    assert api.integrationsapi.list_integrations(billing_only=True, type="stripe", state="active").data == []
    assert api.integrationsapi.list_stripe_sandbox_countries().data.countries == []


@pytest.mark.parametrize("path", INSTALLS)
@pytest.mark.parametrize("kind", ["stripe", "orb"])
def test_a_billing_provider_is_refused_with_the_way_out(http: httpx2.Client, path: str, kind: str) -> None:
    answer = http.post(path, json={"type": kind})

    assert answer.status_code == 400
    assert "cannot be connected to this server" in answer.json()["error"]
    assert "POST /billing/subscription/upsert" in answer.json()["error"]


def test_a_system_that_does_not_bill_is_refused_with_its_own_way_out(api: Schematic) -> None:
    for kind in ("clerk", "workos"):
        with pytest.raises(BadRequestError, match=rf"type: {kind} cannot be connected .* POST /companies"):
            api.integrationsapi.install_integration(type=kind)


def test_what_needs_a_connection_says_that_there_is_none(api: Schematic) -> None:
    ask = api.integrationsapi

    missing = "integration intg_none does not exist in this environment; GET /integrations lists them"
    for call in (ask.run_integration, ask.uninstall_integration):
        with pytest.raises(NotFoundError, match=missing):
            call("intg_none")
    with pytest.raises(BadRequestError, match=f"integration_id: {missing}"):
        ask.start_data_import(integration_id="intg_none")
    with pytest.raises(NotFoundError, match="takes in nothing from 'stripe'"):
        ask.get_integration_webhook_url("stripe")
    with pytest.raises(NotFoundError, match="no billing provider is connected"):
        ask.load_sample_data_set()


def test_there_are_no_sandboxes(api: Schematic) -> None:
    ask = api.integrationsapi

    for read in (ask.get_stripe_sandbox_claim_link, ask.get_stripe_sandbox_keys):
        with pytest.raises(NotFoundError, match="makes no Stripe sandboxes"):
            read()
    with pytest.raises(BadRequestError, match="token: this server makes no Stripe sandboxes"):
        ask.claim_stripe_sandbox_keys(token="tok")
    with pytest.raises(BadRequestError, match="makes no Stripe sandboxes"):
        ask.install_stripe_claimable_sandbox(email="amy@air.example")


def test_connections_are_listed_by_what_is_asked_for(api: Schematic, app: App, credentials: Keys) -> None:
    clerk, stripe = connected(app, credentials, "clerk"), connected(app, credentials)
    told_at = now()
    notice = {"environment_id": credentials.environment_id, "provider_type": "stripe", "external_id": "evt_1"}
    stamps = {"told_at": told_at, "created_at": told_at, "updated_at": told_at}
    app.write(lambda db, emit: db.execute(sa.insert(provider_notice).values(**notice, **stamps)))

    def ids(**query: Any) -> list[str]:
        return [one.id for one in api.integrationsapi.list_integrations(**query).data]

    assert set(ids()) == {clerk, stripe}
    assert ids(billing_only=True) == ids(type="stripe") == ids(id=stripe) == ids(exclude_ids=[clerk]) == [stripe]
    assert ids(state="pending") == []
    (told,) = api.integrationsapi.list_integrations(type="stripe").data
    assert (told.state, told.last_webhook_received_at, told.config.is_sandbox) == ("active", told_at, True)


def test_a_connection_can_be_taken_away_and_does_nothing_before(api: Schematic, app: App, credentials: Keys) -> None:
    known = connected(app, credentials)

    with pytest.raises(NotFoundError, match="has nothing that runs here"):
        api.integrationsapi.run_integration(known)
    with pytest.raises(BadRequestError, match="integration_id: stripe cannot be connected"):
        api.integrationsapi.start_data_import(integration_id=known)

    assert api.integrationsapi.uninstall_integration(known).data.deleted is True
    assert api.integrationsapi.list_integrations().data == []


def test_the_end_without_a_provider_refuses_for_good() -> None:
    """Nothing is tried again in vain: whoever asks hears why, and what to do."""
    end = Nobody()
    connection = Connection("intg_1", "env_1", {})

    imported = asyncio.run(end.import_(connection, None))

    customer = Customer("comp_1-0", "comp_1", "acme", None, None, None, None)
    bill = Bill("push_1-0", "binv_1", "INV-1", "usd", 1, [], "send_invoice", 30, customer, "open", None, False)
    assert "no billing provider is connected" in (asyncio.run(end.push(bill)).refused or "")
    assert isinstance(imported, Refused)
    assert "no billing provider is connected" in imported.why
    with pytest.raises(BadRequest, match="no billing provider is connected"):
        asyncio.run(end.take_in(connection, b"{}", {}))
