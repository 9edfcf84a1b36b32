"""`schematic export` and `schematic import`: an environment with all that it needs, as one file."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.markup import escape

from schematic_server import __version__, clock
from schematic_server.cli.database import database_url, opened, usable
from schematic_server.cli.output import DatabaseOption, JsonOption, console, fail, print_json

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from schematic_server.transfer.load import Loaded

EnvironmentOption = Annotated[
    str | None, typer.Option(metavar="NAME|ID", help="Environment, needed when there are several.", show_default=False)
]


def export(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="What to write; must not exist yet.", show_default=False)
    ],
    environment: EnvironmentOption = None,
    events: Annotated[
        bool,
        typer.Option(
            "--events", help="With stored events, idempotency keys and the audit log; usage is there without."
        ),
    ] = False,
    secrets: Annotated[
        bool, typer.Option("--secrets", help="With what webhooks are signed with; else an import makes new secrets.")
    ] = False,
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Write an environment into FILE, as of one instant, while servers go on working on it.

    Features, flags, plans, versions, entitlements, companies, users, keys, traits, memberships, overrides, usage,
    webhooks and API keys, all with their ids; what the account shares comes as a whole. Compressed when FILE ends with
    `.gz`. Nobody but you may read the file: API keys are in it as hashes, what your customers are called is not hidden.

    Exit status: 0 done, 1 failed, 2 wrong usage.

    **Examples**

    ```
    schematic export production.jsonl.gz --environment Production
    schematic export all.jsonl.gz --events --secrets --json
    ```
    """
    from schematic_server.domains.accounts import admin
    from schematic_server.storage import migrations
    from schematic_server.transfer import export as exporting
    from schematic_server.transfer import files
    from schematic_server.transfer.tables import Owner

    opening, now = usable(database_url(database)), clock.now()

    def work(db: Connection, path: Path, progress: Callable[[str], None]) -> tuple[str, dict[str, int]]:
        row = admin.find_environment(db, environment)
        header = files.Header(
            files.FORMAT,
            migrations.newest(),
            __version__,
            now.isoformat(timespec="seconds").replace("+00:00", "Z"),
            row.account_id,
            row.id,
            row.name,
            events,
            secrets,
        )
        with files.opened_to_write(path, is_packed=file.name.endswith(".gz")) as output:
            writer = files.Writer(output, header)
            counts = exporting.write(
                db,
                Owner(row.account_id, row.id),
                writer,
                lambda table, rows: progress(f"{table}: {rows:,} rows"),
                with_events=events,
                with_secrets=secrets,
            )
            writer.end()
        return row.id, counts

    async def run(path: Path, progress: Callable[[str], None]) -> tuple[str, dict[str, int]]:
        async with opened(opening):
            return await opening.read(lambda db: work(db, path, progress))

    with interruptible("nothing was left behind"), files.created(file, "an export") as path, progress(as_json) as say:
        environment_id, counts = asyncio.run(run(path, say))
    size = file.stat().st_size
    if as_json:
        print_json({"file": str(file), "bytes": size, "environment_id": environment_id, "rows": counts})
    else:
        told = f"{file}: {sum(counts.values()):,} rows of environment {environment_id}, {size:,} bytes."
        console().print(escape(told), soft_wrap=True)


def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="As `schematic export` made it.", show_default=False)],
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Make the environment of FILE in the database, with the ids and API keys that it had.

    The file is looked through first: one that is damaged, cut off or newer than this version changes nothing. Rows go
    in by batches of 500 beside running servers; after an interruption the same command goes on where it was, and once
    all is there it changes nothing. An environment that is there already, from elsewhere, is refused. What an account
    shares (features, flags, plans) is left as it is where it is there already.

    Exit status: 0 done, 1 failed, 2 wrong usage.

    **Examples**

    ```
    schematic import production.jsonl.gz
    schematic import production.jsonl.gz --database-url postgresql://schematic@db.internal/schematic --json
    ```
    """
    from schematic_server.transfer import files, load

    opening = usable(database_url(database))

    async def run(checked: files.Checked, progress: Callable[[str], None]) -> Loaded:
        async with opened(opening):
            return await load.load(
                opening, file, checked, lambda line, lines: progress(f"{line:,} of {lines:,} lines are in the database")
            )

    with interruptible("what is in the database stays; run it again for the rest"), progress(as_json) as say:
        say("looking through the file")
        checked = files.check(file)
        done = asyncio.run(run(checked, say))
    environment_id = checked.header.environment_id
    if as_json:
        found: dict[str, Any] = {"file": str(file), "environment_id": environment_id, "made": done.made}
        print_json({**found, "left": done.left, "was_there": done.is_whole})
    elif done.is_whole:
        console().print(f"Environment {environment_id} was imported from this file before; nothing is changed.")
    else:
        left = f"; {sum(done.left.values()):,} of its account were there already" if done.left else ""
        console().print(f"{sum(done.made.values()):,} rows of environment {environment_id} made{left}.", soft_wrap=True)


@contextmanager
def progress(is_quiet: bool) -> Generator[Callable[[str], None]]:
    """What is being done, on standard error: moving on a terminal only."""
    if is_quiet:
        yield lambda text: None
        return
    with Console(stderr=True).status("…") as status:
        yield lambda text: status.update(f"{text} …")


@contextmanager
def interruptible(state: str) -> Generator[None]:
    try:
        yield
    except KeyboardInterrupt:
        raise typer.Exit(fail(f"interrupted: {state}")) from None
