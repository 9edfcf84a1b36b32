"""`schematic serve`: bind, migrate, set up, say so, serve until told to stop."""

from __future__ import annotations

import asyncio
import errno
import gc
import logging
import os
import signal
import socket
import sys
from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from dataclasses import replace
from enum import StrEnum
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer
from rich.markup import escape
from rich.panel import Panel

from schematic_server import log
from schematic_server.cli import variables
from schematic_server.cli.output import DatabaseOption, console
from schematic_server.cli.workers import Workers
from schematic_server.errors import BadRequest, ServerError
from schematic_server.settings import MAX_PORT, MAX_WORKERS, Settings, addresses

if TYPE_CHECKING:
    from schematic_server.cli.first_start import Shown

logger = logging.getLogger("schematic_server")
STOPS_WITHIN = 20  # seconds that running requests get to end when the server is told to stop
SWITCH_INTERVAL = 0.0005  # seconds that a thread may keep the interpreter while another wants it
# New objects after which Python looks for garbage in circles. It would after 700: several times in a batch of events.
COLLECTS_EVERY = 20_000
PAGES_BY = ("-m", "schematic_server.cli.pages")
_DEFAULT = Settings()


class Level(StrEnum):
    debug = "debug"
    info = "info"
    warning = "warning"
    error = "error"


def serve(
    database: DatabaseOption = None,
    host: Annotated[
        str | None,
        typer.Option(
            help=f"Address to listen on; 0.0.0.0 for all. Else SCHEMATIC_HOST, else {_DEFAULT.host}.",
            show_default=False,
        ),
    ] = None,
    port: Annotated[
        int | None,
        typer.Option(
            min=0,
            max=MAX_PORT,
            help=f"0 takes a free one. Else SCHEMATIC_PORT, else {_DEFAULT.port}.",
            show_default=False,
        ),
    ] = None,
    log_level: Annotated[
        Level | None,
        typer.Option(
            help=f"Of the JSON lines on standard error. Else SCHEMATIC_LOG_LEVEL, else {_DEFAULT.log_level}.",
            show_default=False,
        ),
    ] = None,
    seed: Annotated[
        bool, typer.Option("--seed", help="A first start also makes the catalog of `schematic seed`.")
    ] = False,
    workers: Annotated[
        int | None,
        typer.Option(
            min=1,
            max=MAX_WORKERS,
            help="Processes on this port; more than one needs PostgreSQL. Else SCHEMATIC_WORKERS, else"
            f" {_DEFAULT.workers}.",
            show_default=False,
        ),
    ] = None,
    proxy_headers: Annotated[
        bool | None,
        typer.Option(
            "--proxy-headers/--no-proxy-headers",
            help="Take the client's address from X-Forwarded-For of trusted proxies. Else SCHEMATIC_PROXY_HEADERS, else"
            " no.",
            show_default=False,
        ),
    ] = None,
    forwarded_allow_ips: Annotated[
        str | None,
        typer.Option(
            metavar="LIST",
            help="The proxies to trust: addresses and networks, separated by commas, or *. Else"
            f" SCHEMATIC_FORWARDED_ALLOW_IPS, else {_DEFAULT.forwarded_allow_ips}.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Run the server until Ctrl+C or SIGTERM.

    The first start creates the database's tables, an account, an environment and a secret key, and prints the secret
    once. With SCHEMATIC_BOOTSTRAP_KEY (or the path of a file with it in SCHEMATIC_BOOTSTRAP_KEY_FILE) that is the
    secret, and it is printed nowhere.

    Later starts migrate when needed. On PostgreSQL it can be several processes, here (`--workers`) and on other
    machines.

    **Examples**

    ```
    schematic serve
    schematic serve --seed
    schematic serve --database-url sqlite:////var/lib/schematic/schematic.sqlite3 --host 0.0.0.0
    schematic serve --database-url postgresql://schematic@db.internal/schematic --port 9000 --workers 4
    schematic serve --proxy-headers --forwarded-allow-ips 10.0.0.0/8
    ```
    """
    settings = Settings.from_environment()
    settings = replace(
        settings,
        database_url=database or settings.database_url,
        host=host or settings.host,
        port=settings.port if port is None else port,
        log_level=_level(log_level or settings.log_level),
        workers=workers or settings.workers,
        proxy_headers=settings.proxy_headers if proxy_headers is None else proxy_headers,
        forwarded_allow_ips=addresses(forwarded_allow_ips or settings.forwarded_allow_ips, "--forwarded-allow-ips"),
    )
    if settings.workers > 1 and settings.database_url.startswith("sqlite"):
        raise BadRequest(
            f"{settings.workers} workers need PostgreSQL: a SQLite file is written by one process; leave --workers out,"
            " or name another database with --database-url"
        )
    log.configure(settings.log_level)
    for line in variables.unknown(os.environ):
        logger.warning(line)
    # The port first: a server that cannot listen must not use up the one time its key is shown.
    with _listen(settings.host, settings.port) as listener, _measured(settings) as ended:
        first = _prepare(settings, seed)
        _announce(settings, listener, first)
        if settings.workers == 1:
            _run(settings, listener)
        else:
            Workers(settings, listener, _run, STOPS_WITHIN, ended).run()


def _level(text: str) -> str:
    if text.lower() not in Level.__members__:
        raise BadRequest(f"SCHEMATIC_LOG_LEVEL must be one of {', '.join(Level)}, not {text!r}")
    return text.lower()


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except PermissionError:
        raise ServerError(f"port {port} may not be opened by this user; choose one above 1023 with --port") from None
    except OSError as error:
        number = error.errno or 0
        why = os.strerror(number) if number > 0 else "unknown address"  # negative: the resolver's own numbers
        way_out = "stop what listens there, or choose another port with --port (0 takes a free one)"
        if number < 0 or number == errno.EADDRNOTAVAIL:
            way_out = "choose an address of this machine with --host"
        raise ServerError(f"cannot listen on {host} port {port}: {why}; {way_out}") from None


def _prepare(settings: Settings, with_catalog: bool) -> Shown | None:
    """Migrate, and create what a first start creates; answer what there is to show once."""
    from schematic_server.cli.first_start import bootstrap_key, first_start
    from schematic_server.storage import connect, migrations

    given = bootstrap_key(os.environ)
    database = connect(settings.database_url)
    before, after = migrations.upgrade(database.url)
    if before != after:
        logger.info("migrated", extra={"from": before, "to": after})
    return asyncio.run(first_start(database, given, with_catalog))


def _announce(settings: Settings, listener: socket.socket, first: Shown | None) -> None:
    from schematic_server.storage.addresses import shown

    out, address = console(), _address(listener)
    if first is not None:
        out.print(
            Panel(
                f"[bold]{first.secret}[/bold]\n\nThe secret API key of the first environment. It is shown this once;\n"
                "`schematic keys create NAME` makes more.",
                title="First start",
                expand=False,
                padding=(1, 3),
            )
        )
        out.print(f"Set up the console, once, within a week: {address}/console/join/{first.invitation}", soft_wrap=True)
    database = escape(shown(settings.database_url))
    out.print(
        f"Schematic listens on {address} ({database}). Console: {address}/. Documentation: {address}/docs. Ctrl+C stops"
        " it.",
        soft_wrap=True,
    )
    sys.stdout.flush()


def _address(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


@contextmanager
def _measured(settings: Settings) -> Generator[Callable[[int], None]]:
    """What measuring needs around the processes that serve; the function takes the number of one that has died.

    Several processes share a folder, and so do the one that serves and the thread that serves `/metrics` elsewhere.
    It is there before the library is imported, which looks for it only then.
    """
    if settings.workers == 1 and settings.metrics_address is None:
        yield lambda pid: None
        return
    with _temporary_folder() as folder:
        os.environ["PROMETHEUS_MULTIPROC_DIR"] = folder
        from schematic_server.metrics import forget_process

        if settings.metrics_address is not None:
            _serve_metrics(*settings.metrics_address)
        yield forget_process


def _temporary_folder() -> TemporaryDirectory[str]:
    try:
        return TemporaryDirectory(prefix="schematic-metrics-")
    except OSError as error:
        raise ServerError(
            f"several workers, and metrics of their own address, need a folder for temporary files: {error.strerror};"
            " name one in TMPDIR"
        ) from None


def _serve_metrics(host: str, port: int) -> None:
    from prometheus_client import start_http_server

    from schematic_server.metrics import registry_of_all

    try:
        start_http_server(port, host, registry_of_all())
    except OSError as error:
        raise ServerError(f"cannot listen on {host} port {port}, which SCHEMATIC_METRICS names: {error}") from None


def _traced(settings: Settings) -> AbstractContextManager[None]:
    if not settings.tracing:
        return nullcontext()
    from schematic_server.http.tracing import exporting

    return exporting()


def _run(settings: Settings, listener: socket.socket) -> None:
    import uvicorn

    from schematic_server.app import create_app
    from schematic_server.http import serving

    # The event loop waits for the writer's turn to end; Python's 5 ms would be the slowest part of a check. Turns that
    # are shorter still serve checks no sooner and cost ingest a tenth.
    sys.setswitchinterval(SWITCH_INTERVAL)
    app = create_app(settings, pages_by=PAGES_BY if settings.console_process else ())
    # What is there now stays: the collector need not walk it again and again, tens of milliseconds each time.
    gc.collect()
    gc.freeze()
    gc.set_threshold(COLLECTS_EVERY)
    server = uvicorn.Server(serving.configuration(app, settings, STOPS_WITHIN))
    # After an orderly stop uvicorn raises the signal once more; being told to stop is no failure.
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(0))
    with suppress(KeyboardInterrupt), _traced(settings):
        server.run(sockets=[listener])
    if not server.started:
        raise ServerError("the server did not start; the log above says why")
