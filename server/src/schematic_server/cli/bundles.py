"""`schematic export-bundle` and `schematic bundle-keys`: what a client starts from where there is no network."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.markup import escape

from schematic_server import clock
from schematic_server.cli.database import database_url, opened, usable
from schematic_server.cli.output import DatabaseOption, JsonOption, console, pairs, print_json
from schematic_server.cli.transfers import EnvironmentOption
from schematic_server.errors import BadRequest, ServerError

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from sqlalchemy import Connection, Row

    from schematic_server.domains.companies.keys import EntityType

DAY = 86_400  # seconds
MAX_DAYS = 36_500


def bundle_keys(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="For the private key; must not exist.")],
    as_json: JsonOption = False,
) -> None:
    """Make a key pair: the private key, which `export-bundle` signs with, goes into FILE; the public one is printed.

    **Examples**

    ```
    schematic bundle-keys bundle-key.pem
    ```
    """
    _check_cryptography()
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    from schematic_server.transfer import files

    key = Ed25519PrivateKey.generate()
    formats = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    with files.created(file, "a key") as path:
        path.write_bytes(key.private_bytes(*formats))
    if as_json:
        print_json({"file": str(file), "public_key": _public(key)})
    else:
        console().print(f"{escape(str(file))} has the private key; clients need this, as datastream_bundle_key:")
        console().print(f"[bold]{_public(key)}[/bold]", soft_wrap=True)


def export_bundle(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What to write; must not exist.", show_default=False)],
    key: Annotated[Path, typer.Option("--key", metavar="FILE", help="The private key, as `bundle-keys` made it.")],
    environment: EnvironmentOption = None,
    companies: Annotated[
        list[str] | None,
        typer.Option("--company", metavar="KEY=VALUE", help="Only companies and users that are named so; repeatable."),
    ] = None,
    users: Annotated[
        list[str] | None, typer.Option("--user", metavar="KEY=VALUE", help="The same for users; repeatable.")
    ] = None,
    flags_only: Annotated[bool, typer.Option("--flags-only", help="Without any company or user.")] = False,
    days: Annotated[float, typer.Option(min=0, max=MAX_DAYS, help="Until it expires.")] = 30.0,
    grace_days: Annotated[
        float, typer.Option(min=0, max=MAX_DAYS, help="For which clients use it beyond that, and say so.")
    ] = 7.0,
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Write an environment's flags, companies and users into FILE, signed, for clients to start from.

    A client with `datastream_bundle` answers checks from it at once, without a network, until its data stream is ready;
    the receipts say how old that is. Nobody but you may read the file: what your companies are called is in it.

    Exit status: 0 done, 1 failed, 2 wrong usage.

    **Examples**

    ```
    schematic export-bundle checks.bundle --key bundle-key.pem --environment Production
    schematic export-bundle acme.bundle --key bundle-key.pem --company id=acme --days 7 --grace-days 1
    ```
    """
    _check_cryptography()
    from schematic.datastream import bundles
    from schematic.rules import VERSION_KEY
    from schematic_server.domains.accounts import admin
    from schematic_server.transfer import files

    signing, opening, now = _private(key), usable(database_url(database)), clock.now()
    chosen: dict[EntityType, list[dict[str, str]]] | None = None
    if companies or users or flags_only:
        chosen = {
            "company": [pairs([one], "--company") for one in companies or ()],
            "user": [pairs([one], "--user") for one in users or ()],
        }

    def read(db: Connection) -> tuple[Row[Any], list[tuple[str, dict[str, Any]]]]:
        row = admin.find_environment(db, environment)
        return row, list(_documents(db, row.account_id, row.id, chosen, now))

    async def run() -> tuple[Row[Any], list[tuple[str, dict[str, Any]]]]:
        async with opened(opening):
            return await opening.read(read)

    with files.created(file, "a bundle") as path:
        row, documents = asyncio.run(run())
        at = now.timestamp()
        head = bundles.Head(VERSION_KEY, row.id, at, at + days * DAY, grace_days * DAY)
        path.write_bytes(bundles.write(head, documents, signing))
    counts = {name: sum(kind == name for kind, _ in documents) for name in ("flag", "company", "user")}
    size = file.stat().st_size
    if as_json:
        several = {"flags": counts["flag"], "companies": counts["company"], "users": counts["user"]}
        print_json({"file": str(file), "bytes": size, "environment_id": row.id, **several})
    else:
        told = f"{counts['flag']:,} flags, {counts['company']:,} companies and {counts['user']:,} users"
        console().print(escape(f"{file}: {told} of environment {row.id}, {size:,} bytes."), soft_wrap=True)


def _documents(
    db: Connection,
    account_id: str,
    environment_id: str,
    chosen: dict[EntityType, list[dict[str, str]]] | None,
    now: datetime,
) -> Iterator[tuple[str, dict[str, Any]]]:
    """All flags; companies and users by their keys, or all. Raises BadRequest for keys of nobody, or of several."""
    from schematic_server.datastream import loading
    from schematic_server.datastream.loading import Wanted

    of = account_id, environment_id
    for flag in loading.load(db, *of, None, {}, now).flags:
        yield "flag", flag.document
    kinds: tuple[EntityType, ...] = ("company", "user")
    for kind in kinds:
        wanted = Wanted(has_page=True) if chosen is None else Wanted(keys=[tuple(one.items()) for one in chosen[kind]])
        while wanted.has_page or wanted.keys:
            found = loading.load(db, *of, [], {kind: wanted}, now).entities[kind]
            for keys, ids in found.named.items():
                if len(ids) != 1:
                    name = "=".join(keys[0])
                    raise BadRequest(f"--{kind} {name} names {'nobody' if not ids else 'several'}; see its keys")
            for entity in found.entities.values():
                yield kind, entity.document
            wanted = Wanted(has_page=True, after=found.page[-1]) if found.page else Wanted()


def _private(file: Path) -> Ed25519PrivateKey:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    try:
        key = load_pem_private_key(file.read_bytes(), password=None)
    except OSError as error:
        raise BadRequest(f"--key {file} cannot be read: {error.strerror}; `schematic bundle-keys` makes one") from None
    except (ValueError, TypeError):
        raise BadRequest(f"--key {file} is no private key; `schematic bundle-keys` makes one") from None
    if not isinstance(key, Ed25519PrivateKey):
        raise BadRequest(f"--key {file} is no Ed25519 key; `schematic bundle-keys` makes one")
    return key


def _public(key: Ed25519PrivateKey) -> str:
    from base64 import b64encode

    return b64encode(key.public_key().public_bytes_raw()).decode()


def _check_cryptography() -> None:
    if find_spec("cryptography") is None:
        raise ServerError("bundles need cryptography: pip install 'schematic-server[bundles]'")
