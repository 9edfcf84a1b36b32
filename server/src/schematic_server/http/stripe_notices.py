"""Where Stripe tells what has changed there: signed by it, believed once, and answered when it is stored.

Beside the contract: Stripe has no key of ours, and its signature is over the body as it was sent.
"""

from __future__ import annotations

from functools import partial

from sqlalchemy import Connection as Db
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from schematic_server import clock
from schematic_server.domains.accounts import setup
from schematic_server.domains.integrations import integrations, mirror
from schematic_server.domains.integrations.port import NOT_CONNECTED, Connection, Notice
from schematic_server.domains.integrations.stripe import SIGNATURE, Stripe
from schematic_server.errors import NotFound
from schematic_server.http import envelope
from schematic_server.http.exchange import Exchange
from schematic_server.scope import Actor, Emit, Scope
from schematic_server.storage.database import Database

OPERATION = "stripe.notice"


class StripeNotices:
    """`provider` is None where Stripe's key is not set: then there is nothing here."""

    def __init__(self, database: Database, provider: Stripe | None) -> None:
        self._database = database
        self._provider = provider

    def routes(self) -> list[Route]:
        return [Route(integrations.NOTICES.format("{environment_id}"), self._take_in, methods=["POST"])]

    async def _take_in(self, request: Request) -> Response:
        exchange: Exchange = request.scope["exchange"]
        exchange.operation = OPERATION
        provider, environment_id = self._provider, request.path_params["environment_id"]
        if provider is None:
            raise NotFound(NOT_CONNECTED)
        body = await exchange.body()
        signed = {SIGNATURE: exchange.header(SIGNATURE.encode()) or ""}
        notice = await provider.take_in(Connection("", environment_id, {}), body, signed)
        is_first = await self._database.write(partial(_store, environment_id, provider.name, notice))
        return envelope.success(200, {"received": True, "is_first": is_first}, {})


def _store(environment_id: str, provider: str, notice: Notice, db: Db, emit: Emit) -> bool:
    account_id = setup.account_of(db, environment_id)
    scope = Scope(db, environment_id, Actor(account_id or ""), clock.now(), emit)
    integrations.connected(scope, provider)
    return mirror.take_notice(scope, provider, notice)
