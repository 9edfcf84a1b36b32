"""PostgreSQL addresses as providers issue them: read, refused by name, shown without passwords, and used over TLS."""

from __future__ import annotations

import asyncio
import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy import Connection

from schematic_server.errors import BadRequest, Unavailable
from schematic_server.storage import addresses, connect, migrations
from schematic_server.storage.addresses import CONNECT_WITHIN, parse, shown

from . import postgres
from .postgres import USER, Postgres

DEFAULTS: dict[str, Any] = {"server_settings": {"application_name": "schematic"}, "timeout": CONNECT_WITHIN}


@pytest.mark.parametrize(
    ("url", "wanted"),
    [
        ("postgres://u@h/d", {"host": ["h"], "port": [5432], "user": "u", "database": "d"}),
        ("postgresql://h/d", {"host": ["h"], "port": [5432], "database": "d"}),
        ("postgresql+asyncpg://h:1/d", {"host": ["h"], "port": [1], "database": "d"}),
        (
            "postgresql://u%40x:p%40%2F%3F%23%3A+%25@h/my%20db",
            {"host": ["h"], "port": [5432], "user": "u@x", "password": "p@/?#:+%", "database": "my db"},
        ),
        ("postgresql://u:p@ss@h/d", {"host": ["h"], "port": [5432], "user": "u", "password": "p@ss", "database": "d"}),
        ("postgresql://h1,h2:7/d", {"host": ["h1", "h2"], "port": [5432, 7], "database": "d"}),
        ("postgresql:///d?host=h1,h2&port=6,7", {"host": ["h1", "h2"], "port": [6, 7], "database": "d"}),
        ("postgresql://h1,h2/d?port=6", {"host": ["h1", "h2"], "port": [6, 6], "database": "d"}),
        ("postgresql://[::1]:7/d", {"host": ["::1"], "port": [7], "database": "d"}),
        ("postgresql:///d?host=::1", {"host": ["::1"], "port": [5432], "database": "d"}),
        ("postgresql:///d?host=/var/run/pg", {"host": ["/var/run/pg"], "port": [5432], "database": "d"}),
        ("postgresql://u@%2Fvar%2Frun/d", {"host": ["/var/run"], "port": [5432], "user": "u", "database": "d"}),
        ("postgresql:///d", {"database": "d"}),
        (
            "postgresql://?dbname=d&user=u&password=a%20+b&passfile=/x",
            {"user": "u", "password": "a +b", "database": "d", "passfile": "/x"},
        ),
        ("postgresql://h/d?connect_timeout=3", {"host": ["h"], "port": [5432], "database": "d", "timeout": 3}),
        (
            "postgresql://h/d?application_name=billing&options=-c%20search_path%3Da,b&client_encoding=UTF8",
            {
                "host": ["h"],
                "port": [5432],
                "database": "d",
                "server_settings": {
                    "application_name": "billing",
                    "options": "-c search_path=a,b",
                    "client_encoding": "UTF8",
                },
            },
        ),
        (
            "postgresql://h/d?target_session_attrs=read-write&channel_binding=prefer&gssencmode=disable",
            {"host": ["h"], "port": [5432], "database": "d", "target_session_attrs": "read-write"},
        ),
        (
            "postgresql://h/d?ssl=true",
            {"host": ["h"], "port": [5432], "database": "d", "dsn": "postgresql:?sslmode=require"},
        ),
        (
            "postgresql://h/d?sslmode=verify-ca&sslrootcert=/a%20b.crt&sslcert=/c&sslpassword=p%26q",
            {
                "host": ["h"],
                "port": [5432],
                "database": "d",
                "dsn": "postgresql:?sslmode=verify-ca&sslrootcert=%2Fa+b.crt&sslcert=%2Fc&sslpassword=p%26q",
            },
        ),
        ("postgresql://h/d?sslrootcert=system", {"host": ["h"], "port": [5432], "database": "d"}),
    ],
)
def test_an_address_becomes_what_the_driver_takes(url: str, wanted: dict[str, Any]) -> None:
    assert parse(url).arguments() == DEFAULTS | wanted


@pytest.mark.parametrize("mode", ["disable", "allow", "prefer", "require", "verify-ca", "verify-full"])
def test_every_mode_of_tls_is_handed_on(mode: str) -> None:
    assert parse(f"postgresql://h/d?sslmode={mode}").arguments()["dsn"] == f"postgresql:?sslmode={mode}"


def test_the_certificates_of_the_machine_mean_full_verification() -> None:
    assert parse("postgresql://h/d?sslrootcert=system").sslmode == "verify-full"


@pytest.mark.parametrize(
    ("url", "complaint"),
    [
        ("postgresql://u:hunter2@h", "names no database"),
        ("postgresql:h/d", "is not a URL"),
        ("postgresql://u:hunter2@h/d?pgbouncer=true", "'pgbouncer' is not known; leave it out"),
        ("postgresql://h/d?password=hunter2&sslmod=require", "'sslmod' is not known"),
        ("postgresql://h/d?hunter2", "every parameter is written NAME=VALUE"),
        ("postgresql://u:p?hunter2@h/d", "a \\? in a password is %3F"),
        ("postgresql://h/d?sslmode=on", "sslmode must be one of disable, allow, prefer, require, verify-ca"),
        ("postgresql://h/d?sslmode=require&sslrootcert=system", "goes with sslmode=verify-full, not require"),
        ("postgresql://h/d?target_session_attrs=leader", "target_session_attrs must be one of any, primary"),
        ("postgresql://h/d?connect_timeout=soon", "connect_timeout must be a whole number of seconds"),
        ("postgresql://h/d?channel_binding=require", "write channel_binding=disable or channel_binding=prefer"),
        ("postgresql://h:99999/d", "a port must be a number from 1 to 65535"),
        ("postgresql://u:hun/ter2@h/d", "a port must be a number from 1 to 65535; write / "),
        ("postgresql://h1,h2/d?port=1,2,3", "3 ports for 2 hosts"),
    ],
)
def test_what_does_not_fit_is_one_line_that_names_it(url: str, complaint: str) -> None:
    with pytest.raises(BadRequest, match=complaint) as refused:
        connect(url)

    assert "hunter2" not in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://u:hunter2@h/d",
        "postgres://u:hunter2@h1,h2:1/d?sslmode=require",
        "postgresql://h/d?password=hunter2",
        "postgresql://h/d?user=u&PASSWORD=hunter2&sslpassword=hunter2",
        "postgresql://h/d?p%61ssword=hunter2",
        "postgresql://u:hunter2%40@h/d",
        "postgresql://u:x@hunter2@h/d",
        "postgresql://u:hun/ter2hunter2@h/d",
        "postgresql://u:hunter2?x@h/d",
        "mysql://u:hunter2@h/d",
    ],
)
def test_passwords_are_never_shown(url: str) -> None:
    assert "hunter2" not in shown(url)
    assert "***" in shown(url)


def test_passwords_are_not_in_what_a_traceback_shows() -> None:
    assert "hunter2" not in repr(parse("postgresql://u:hunter2@h/d?sslpassword=hunter2"))


@pytest.mark.parametrize(
    "url",
    ["sqlite:///schematic.sqlite3", "postgresql://u@h/d?sslmode=require", "postgresql:///d?host=/run", "nonsense"],
)
def test_an_address_without_a_password_is_shown_as_it_is(url: str) -> None:
    assert shown(url) == url


@dataclass(frozen=True, slots=True)
class Secured:
    """A PostgreSQL that takes passwords over TCP, over TLS if asked, and trusts its socket's folder."""

    server: Postgres
    certificate: Path

    def url(self, parameters: str = "", login: str = "guest:p%40ss%2B1", host: str = "127.0.0.1") -> str:
        return f"postgresql://{login}@{host}:{self.server.port}/guests?{parameters}"


@pytest.fixture(scope="session")
def secured(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Secured]:
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("openssl is not there to make a certificate with")
    folder = tmp_path_factory.mktemp("certificates")
    certificate, key = folder / "server.crt", folder / "server.key"
    subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
    command = [openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", *subject]
    subprocess.run([*command, "-keyout", key, "-out", certificate], check=True, capture_output=True)
    try:
        with postgres.running({"password_encryption": "scram-sha-256"}) as server:
            for path in (certificate, key):
                copy = server.folder / path.name
                shutil.copy(path, copy)
                copy.chmod(0o600)
                if server.identity:
                    os.chown(copy, server.identity["user"], server.identity["group"])
            server.run(
                "CREATE ROLE guest LOGIN PASSWORD 'p@ss+1'",
                "CREATE ROLE localhost LOGIN IN ROLE guest",  # as the certificate calls itself
                "CREATE DATABASE guests OWNER guest",
            )
            (server.folder / "data/pg_hba.conf").write_text(
                f"local all all trust\nhost all {USER} all trust\nhostssl all guest all scram-sha-256\n"
                "hostssl all localhost all cert\nhostnossl guests all all reject\n"
            )
            server.stop()
            settings = {
                "ssl": "on",
                "ssl_cert_file": server.folder / "server.crt",
                "ssl_key_file": server.folder / "server.key",
                "ssl_ca_file": server.folder / "server.crt",
                "unix_socket_directories": server.folder,
            }
            server.command += [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
            server.start()
            yield Secured(server, certificate)
    except postgres.Missing as missing:
        pytest.skip(str(missing))


def _session(db: Connection) -> tuple[bool, str, str]:
    """Whether it is encrypted, the application's name, the schemas that are searched."""
    is_encrypted = db.scalar(sa.text("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()"))
    name = db.scalar(sa.text("SELECT current_setting('application_name')"))
    path = db.scalar(sa.text("SELECT current_setting('search_path')"))
    return bool(is_encrypted), str(name), str(path)


def entered(url: str) -> tuple[bool, str, str]:
    """Migrate the database at `url`, then what a session in it is like."""
    database = connect(url)
    migrations.upgrade(database.url)
    assert not migrations.pending(database.url)

    async def ask() -> tuple[bool, str, str]:
        await database.open()
        try:
            return await database.read(_session)
        finally:
            await database.close()

    return asyncio.run(ask())


@pytest.mark.parametrize("mode", ["", "prefer", "require", "verify-ca&sslrootcert={}", "verify-full&sslrootcert={}"])
def test_a_session_over_tls(secured: Secured, mode: str) -> None:
    parameters = f"sslmode={mode.format(secured.certificate)}" if mode else ""

    assert entered(secured.url(parameters, host="localhost")) == (True, "schematic", '"$user", public')


def test_name_and_schemas_of_a_session(secured: Secured) -> None:
    parameters = "sslmode=require&application_name=billing&options=-c%20search_path%3Dpublic,other"

    assert entered(secured.url(parameters)) == (True, "billing", "public,other")


def test_the_second_host_is_used_when_the_first_does_not_answer(secured: Secured) -> None:
    port = secured.server.port
    url = f"postgres://guest:p%40ss%2B1@127.0.0.1:1,127.0.0.1:{port}/guests?target_session_attrs=read-write"

    assert entered(url)[0] is True


def test_a_session_by_a_certificate_of_the_client(secured: Secured) -> None:
    entered(secured.url("sslmode=require"))
    files = f"sslcert={secured.certificate}&sslkey={secured.certificate.with_suffix('.key')}"

    session = entered(secured.url(f"sslmode=require&application_name=x&{files}", "localhost", "localhost"))

    assert session[1] == "x"  # let in, which nobody is without a certificate


def test_a_session_over_the_socket_of_a_folder(secured: Secured) -> None:
    url = f"postgresql://guest@/guests?host={secured.server.folder}&port={secured.server.port}"

    assert entered(url)[0] is False


@pytest.mark.parametrize(
    ("parameters", "login", "host", "complaint"),
    [
        ("sslmode=disable", "guest:p%40ss%2B1", "localhost", "pg_hba.conf rejects connection"),
        ("sslmode=verify-full&sslrootcert={}", "guest:p%40ss%2B1", "127.0.0.1", "certificate verify failed"),
        ("sslmode=verify-full", "guest:p%40ss%2B1", "localhost", "root certificate file .* does not exist"),
        ("sslmode=verify-full&sslrootcert=system", "guest:p%40ss%2B1", "localhost", "certificate verify failed"),
        ("sslmode=require", "guest:hunter2", "localhost", "password authentication failed"),
        ("sslmode=require&target_session_attrs=standby", "guest:p%40ss%2B1", "localhost", "standby"),
    ],
)
def test_a_session_that_cannot_be_is_one_line(
    secured: Secured, parameters: str, login: str, host: str, complaint: str
) -> None:
    with pytest.raises(Unavailable, match=complaint) as refused:
        entered(secured.url(parameters.format(secured.certificate), login, host))

    assert "hunter2" not in str(refused.value)
    assert "p%40ss" not in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("parameters", ["sslmode=verify-ca&sslrootcert=/no/such", "sslcert=/no/such&sslkey=/no/such"])
def test_a_file_that_is_not_there_is_named(secured: Secured, parameters: str) -> None:
    with pytest.raises(BadRequest, match="=/no/such is not a file that can be read"):
        entered(secured.url(parameters))


def test_every_parameter_of_libpq_that_is_known_is_written_down() -> None:
    """The guide names them all."""
    guide = (Path(__file__).parents[2] / "docs/guides/operating.md").read_text()

    assert [name for name in addresses.PARAMETERS if f"`{name}" not in guide] == []
