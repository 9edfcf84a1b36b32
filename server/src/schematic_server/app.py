"""The only wiring: settings → database → authentication, evaluation, routes."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

from schematic_server.datastream.feed import Feed
from schematic_server.domains.accounts import keys
from schematic_server.errors import ServerError
from schematic_server.evaluation.check import Checker
from schematic_server.http import docs, envelope, operations
from schematic_server.http.auth import Authenticator
from schematic_server.http.hot import Hot
from schematic_server.http.middleware import RequestLog
from schematic_server.ingest.recorder import PERIOD, Recorder
from schematic_server.settings import Settings
from schematic_server.storage import connect
from schematic_server.storage.database import Database

log = logging.getLogger("schematic_server")
KEY_USE_PERIOD = 60.0  # seconds between writes of `last_used_at`


def create_app(settings: Settings, database: Database | None = None) -> ASGIApp:
    """The ASGI application. The schema must be current; see `storage.migrations.upgrade`."""
    database = database or connect(settings.database_url)
    authenticator = Authenticator(database)
    checker, recorder, feed = Checker(database), Recorder(database), Feed(database)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        await database.open()
        await feed.look(time.time())
        background = [
            asyncio.create_task(_record_key_use(database, authenticator)),
            asyncio.create_task(_record_checks(recorder)),
            asyncio.create_task(feed.follow()),
        ]
        try:
            yield
        finally:
            for task in background:
                task.cancel()
                with suppress(asyncio.CancelledError):
                    await task
            await recorder.write()
            await database.close()

    app = Starlette(
        routes=[
            Route("/healthz", _healthz),
            Route("/readyz", _readyz),
            *docs.routes(),
            *operations.routes(database, settings.max_body_bytes),
        ],
        lifespan=lifespan,
        middleware=[
            Middleware(Hot, database, authenticator, checker, recorder, settings.max_body_bytes),
            Middleware(
                CORSMiddleware,
                allow_origins=["*"],
                allow_methods=["*"],
                allow_headers=["*"],
                expose_headers=["X-Request-Id"],
            ),
            Middleware(RequestLog),
        ],
        exception_handlers={ServerError: _refused, HTTPException: _http_error},
    )
    app.state.database = database
    app.state.auth = authenticator
    return app


async def _healthz(request: Request) -> Response:
    return envelope.success(200, {"status": "ok"}, {})


async def _readyz(request: Request) -> Response:
    database: Database = request.app.state.database
    await database.read(lambda db: db.exec_driver_sql("SELECT 1"))
    return envelope.success(200, {"status": "ready"}, {})


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, ServerError)
    return envelope.failure(error.status, str(error), **error.members)


async def _http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return envelope.failure(error.status_code, f"{request.method} {request.url.path}: {error.detail}")


async def _record_checks(recorder: Recorder) -> None:
    while True:
        await asyncio.sleep(PERIOD)
        await recorder.write()


async def _record_key_use(database: Database, authenticator: Authenticator) -> None:
    while True:
        await asyncio.sleep(KEY_USE_PERIOD)
        used, authenticator.used = authenticator.used, set()
        if used:
            await database.write(lambda db, emit, ids=used: keys.mark_used(db, ids, datetime.now(UTC)))
