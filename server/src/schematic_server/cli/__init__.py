"""The command `schematic`: serve · demo · keys · members · seed · migrate · backup · export · import ·
import-hosted · export-bundle · bundle-keys · prune · jobs · outbox · webhooks · charges · billing ·
components · replicator · check.

Exit status: 0 done, 1 failed (one line on standard error says why and what to do), 2 wrong usage; `check` and
`migrate --check` add 3: the answer is no.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from schematic_server import __version__
from schematic_server.cli import (
    backup,
    billing,
    bundles,
    charges,
    check,
    components,
    demo,
    import_hosted,
    jobs,
    keys,
    members,
    migrate,
    outbox,
    prune,
    replicator,
    sdk,
    seed,
    serve,
    transfers,
    variables,
    webhooks,
)
from schematic_server.cli.output import complain, fail
from schematic_server.errors import ServerError

app = typer.Typer(
    name="schematic",
    help="The Schematic API, self-hosted: flags, plans, entitlements and usage.",
    epilog="Exit status: 0 done, 1 failed, 2 wrong usage. Every command has --help with examples.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
)


def _version(is_asked: bool) -> None:
    if is_asked:
        sys.stdout.write(f"schematic-server {__version__}\n")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None: ...


app.command()(serve.serve)
app.command()(demo.demo)
app.add_typer(keys.app, name="keys")
app.add_typer(members.app, name="members")
app.command()(seed.seed)
app.command()(migrate.migrate)
app.command()(backup.backup)
app.command()(transfers.export)
app.command("import")(transfers.import_)
app.command("import-hosted")(import_hosted.import_hosted)
app.command("export-bundle")(bundles.export_bundle)
app.command("bundle-keys")(bundles.bundle_keys)
app.command()(prune.prune)
app.add_typer(jobs.app, name="jobs")
app.add_typer(outbox.app, name="outbox")
app.add_typer(webhooks.app, name="webhooks")
app.add_typer(charges.app, name="charges")
app.add_typer(billing.app, name="billing")
app.add_typer(components.app, name="components")
app.command()(replicator.replicator)
app.command()(check.check)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line (`sys.argv` unless given) and exit; a refusal is one line, not a traceback."""
    gc.set_threshold(serve.COLLECTS_EVERY)  # what a command loads stays: looking through it is a tenth of its start
    given = sys.argv[1:] if arguments is None else arguments
    if given[:1] != ["serve"]:  # whose log says it
        for line in variables.unknown(os.environ):
            complain(line)
    try:
        sdk.check()
        app(arguments, prog_name="schematic")
    except ServerError as error:
        sys.exit(fail(str(error)))


__all__ = ["app", "main"]
