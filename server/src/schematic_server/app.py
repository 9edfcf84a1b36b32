"""The only wiring: settings → database → authentication, evaluation, routes."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncGenerator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from functools import partial

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

from schematic_server import __version__, bus, clock
from schematic_server.background import Background
from schematic_server.console.beside import Beside
from schematic_server.console.console import Console
from schematic_server.console.ports import Clients, Ports
from schematic_server.datastream.datastream import DataStream
from schematic_server.domains.accesstokens.tokens import ForgetTokens
from schematic_server.domains.accounts import keys, setup
from schematic_server.domains.accounts.audit import ForgetEntries
from schematic_server.domains.checkout.execution import ExecuteCheckouts
from schematic_server.domains.companies import companies, searches
from schematic_server.domains.credits import upkeep as credit_upkeep
from schematic_server.domains.credits.endings import EndGrants
from schematic_server.domains.credits.hold_expiry import ReleaseHolds
from schematic_server.domains.dataexports.retention import ForgetExports
from schematic_server.domains.dataexports.writing import WriteExport
from schematic_server.domains.entitlements.expiry import ExpireOverrides
from schematic_server.domains.events import events
from schematic_server.domains.features import features, flag_rules
from schematic_server.domains.integrations import ends
from schematic_server.domains.integrations.copy_jobs import PushSubscription
from schematic_server.domains.integrations.importing import ImportObjects
from schematic_server.domains.integrations.port import Nobody, Provider
from schematic_server.domains.integrations.push_jobs import PushInvoice
from schematic_server.domains.integrations.retention import ForgetNotices
from schematic_server.domains.plancredits import licence_counts
from schematic_server.domains.plancredits import upkeep as plan_credit_upkeep
from schematic_server.domains.plancredits.applying import ApplyCredits
from schematic_server.domains.plancredits.charges import ChargeCredits
from schematic_server.domains.plancredits.licence_counts import CountLicences
from schematic_server.domains.plancredits.periods import RenewCredits
from schematic_server.domains.plancredits.purchases import PROVIDERS
from schematic_server.domains.plancredits.topups import TopUp
from schematic_server.domains.planmigrations.moves import Migrate
from schematic_server.domains.plans import figures
from schematic_server.domains.plans.plan_traits import ApplyPlanTraits
from schematic_server.domains.plans.trial_ends import EndTrials
from schematic_server.domains.subscriptions.chasing import ChaseInvoices
from schematic_server.domains.subscriptions.custom_plan_ends import EndCustomPlans
from schematic_server.domains.subscriptions.mirror_ends import ExpireSubscriptions
from schematic_server.domains.subscriptions.renewals import RenewSubscriptions
from schematic_server.domains.usage import trait_history
from schematic_server.domains.webhooks import upkeep
from schematic_server.errors import Unavailable
from schematic_server.evaluation import explaining
from schematic_server.evaluation.check import Checker
from schematic_server.evaluation.watches import Watches
from schematic_server.feed import PERIOD as LOOK_PERIOD
from schematic_server.feed import Feed, ForgetChanges
from schematic_server.http import artifacts, docs, documents, envelope, operations
from schematic_server.http.audit import PERIOD as AUDIT_PERIOD
from schematic_server.http.audit import Apart
from schematic_server.http.auth import Authenticator
from schematic_server.http.exchange import Edge
from schematic_server.http.found import Found
from schematic_server.http.hot import Hot
from schematic_server.http.ofrep import Ofrep
from schematic_server.http.stripe_installs import StripeInstalls
from schematic_server.http.stripe_notices import StripeNotices
from schematic_server.http.traces import Traces
from schematic_server.ingest.folding import FoldDays
from schematic_server.ingest.recorder import PERIOD as RECORD_PERIOD
from schematic_server.ingest.recorder import Recorder
from schematic_server.ingest.retention import Retention
from schematic_server.jobs.failures import ForgetFailed
from schematic_server.jobs.job import AnyKind
from schematic_server.jobs.runner import Runner
from schematic_server.log import Seldom
from schematic_server.metrics import CONTENT_TYPE, Metrics
from schematic_server.scope import Emit
from schematic_server.settings import Settings
from schematic_server.storage import connect
from schematic_server.storage.database import Database, touch
from schematic_server.webhooks.webhooks import Webhooks

log = logging.getLogger("schematic_server")
KEY_USE_PERIOD = 60.0  # seconds between writes of `last_used_at`
OBSERVE_PERIOD = 1.0  # seconds between looks at what is measured
READY_WITHIN = 5.0  # seconds that the database may take to prove itself
_seldom = Seldom()


def create_app(
    settings: Settings,
    database: Database | None = None,
    look_every: float = LOOK_PERIOD,
    pages_by: Sequence[str] = (),
) -> Starlette:
    """The ASGI application. The schema must be current; see `storage.migrations.upgrade`.

    It looks for changes of other nodes when they call, and every `look_every` seconds. Python with the arguments
    `pages_by` is a process that makes the console's pages; without any, they are made in this one.
    """
    database = database or connect(settings.database_url)
    authenticator = Authenticator(database)
    checker, recorder = Checker(database), Recorder(database)
    watches = Watches(database, checker)
    metrics = Metrics()
    nodes = bus.connect(settings, metrics)
    feed = Feed(database, nodes.call, look_every)
    stream = DataStream(database, authenticator, watches, settings)
    catch_up, most_streams = lambda: feed.look(clock.unix()), settings.stream_max_connections
    ofrep = Ofrep(checker, watches, recorder, authenticator, catch_up, most_streams)
    observe = partial(_observe, metrics, checker, feed, database, stream)
    webhooks, apart = Webhooks(database, settings), Apart(database)
    stripe = ends.stripe(settings)
    database.inside(trait_history.record)
    database.inside(licence_counts.follow)
    own = {
        **webhooks.operations,
        **StripeInstalls(stripe).operations,
        "dataexports.get_data_export_artifact": artifacts.get_data_export_artifact,
        "billing.download_native_invoice_pdf": documents.download_native_invoice_pdf,
        "billing.export_native_invoice": documents.export_native_invoice,
    }
    bound = operations.bindings(database, own=own, apart=apart)
    runner = Runner(database, [*kinds(settings, stripe or Nobody()), WriteExport(database), *webhooks.kinds], metrics)
    background = Background(metrics)
    pages = Beside(settings, pages_by) if pages_by else None

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncGenerator[None, None]:
        async with AsyncExitStack() as opened:  # closed in the opposite order, however far the start has come
            opened.push_async_callback(database.close)
            await database.open()
            opened.push_async_callback(webhooks.close)
            await webhooks.open()
            await feed.look(clock.unix())
            opened.push_async_callback(background.stop)
            background.follow(feed.follow())
            background.follow(webhooks.follow())
            background.follow(nodes.run(feed.wake))
            opened.push_async_callback(stream.close)
            background.follow(stream.follow())
            background.observe(observe, OBSERVE_PERIOD)
            background.repeat("key_use", partial(_record_key_use, database, authenticator), KEY_USE_PERIOD)
            background.repeat("audit_log", apart.write, AUDIT_PERIOD)
            background.repeat("check_records", recorder.write, RECORD_PERIOD)
            if pages is not None:
                opened.push_async_callback(pages.close)
            opened.push_async_callback(runner.stop)
            runner.start()
            yield

    operated = operations.routes(bound)
    app = Starlette(
        routes=[
            Found(operated),
            Route("/healthz", _healthz),
            Route("/readyz", _readyz),
            Route("/version", _version),
            *([Route("/metrics", _metrics)] if settings.metrics == "on" else []),
            *ofrep.routes(),
            *StripeNotices(database, stripe).routes(),
            *Traces(database, metrics, settings).routes(),
            *stream.routes(),
            *docs.routes(),
            *Console(database, bound, ports(settings, metrics.clients), pages).routes(),
            *operated,
        ],
        lifespan=lifespan,
    )
    hot = Hot(database, checker, recorder, metrics)
    edge = Edge(app.router, hot, authenticator, metrics, settings)
    app.middleware_stack = _traced(edge) if settings.tracing else edge  # in place of the framework's own layers
    app.state.direct = None if settings.tracing else edge  # spans are made around the usual way
    app.state.database = database
    app.state.auth = authenticator
    app.state.apart = apart
    app.state.metrics, app.state.observe = metrics, observe
    return app


def ports(settings: Settings, clients: Clients) -> Ports:
    """What the console has beside operations."""
    return Ports(
        companies,
        credit_upkeep,
        events,
        explaining.answer,
        features,
        plan_credit_upkeep,
        figures,
        flag_rules,
        searches,
        upkeep,
        settings,
        clients,
    )


def kinds(settings: Settings, provider: Provider) -> list[AnyKind]:
    """The kinds of jobs that this node runs."""
    found: list[AnyKind] = [
        ForgetChanges(),
        ForgetFailed(),
        ExpireOverrides(),
        EndGrants(),
        ApplyPlanTraits(),
        ForgetTokens(),
        ForgetEntries(settings.audit_log_retention_days),
        EndTrials(),
        EndCustomPlans(),
        ExpireSubscriptions(),
        ExecuteCheckouts(),
        RenewSubscriptions(),
        ChaseInvoices(),
        RenewCredits(),
        ChargeCredits(),
        ApplyCredits(),
        CountLicences(),
        PushInvoice(provider),
        PushSubscription(provider),
        ImportObjects(provider),
        ForgetNotices(),
        TopUp(PROVIDERS[settings.auto_topup]()),
        Migrate(),
        ForgetExports(settings.data_export_retention_days),
        FoldDays(),
        ReleaseHolds(),
    ]
    if settings.event_retention_days is not None:
        found.append(Retention(settings.event_retention_days))
    return found


async def _healthz(request: Request) -> Response:
    return envelope.success(200, {"status": "ok"}, {})


async def _readyz(request: Request) -> Response:
    database: Database = request.app.state.database
    try:
        async with asyncio.timeout(READY_WITHIN):
            await database.check()
            await database.read(setup.first_environment)
            await database.write(touch)
    except TimeoutError:
        raise Unavailable(f"the database cannot be used: it took no write within {READY_WITHIN:g} s") from None
    except SQLAlchemyError as error:  # what is no trouble of the database is one of its schema
        if (left_out := _seldom.let("not ready")) is not None:
            log.exception("not ready", extra={"left_out": left_out})
        raise Unavailable("the database cannot be used; the server's log has the cause") from error
    return envelope.success(200, {"status": "ready"}, {})


async def _version(request: Request) -> Response:
    return envelope.success(200, {"version": __version__}, {})


async def _metrics(request: Request) -> Response:
    request.app.state.observe()
    metrics: Metrics = request.app.state.metrics
    # Away from the event loop: with several processes their files are read.
    return Response(await asyncio.to_thread(metrics.render), media_type=CONTENT_TYPE)


def _observe(metrics: Metrics, checker: Checker, feed: Feed, database: Database, stream: DataStream) -> None:
    hits, loads, checker.hits, checker.loads = checker.hits, checker.loads, 0, 0
    metrics.lookups(hits, loads)
    metrics.state(checker.snapshots.count(), database.load(), feed.lag(clock.unix()))
    stream.observe(metrics)
    metrics.fold()


def _traced(app: ASGIApp) -> ASGIApp:
    from schematic_server.http.tracing import Tracing  # of an extra

    return Tracing(app)


async def _record_key_use(database: Database, authenticator: Authenticator) -> None:
    used, authenticator.used = authenticator.used, set()
    try:
        if used:
            await database.write(partial(_mark_used, used))
    except Unavailable:
        authenticator.used |= used
        raise


def _mark_used(key_ids: set[str], db: Connection, emit: Emit) -> None:
    keys.mark_used(db, key_ids, clock.now())
