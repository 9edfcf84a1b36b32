"""`schematic members`, on the database of a server that runs."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator

import httpx2
import pytest

from schematic_server.cli import main
from schematic_server.demo.process import Running, start

from .conftest import on_sqlite

Run = Callable[..., tuple[int, str]]
EMAIL, PASSWORD = "ada@example.com", "correct horse battery staple"
OWN = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def server(database_url: str) -> Iterator[Running]:
    running = start(database_url)
    yield running
    running.stop()


@pytest.fixture
def members(server: Running, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run `schematic members` on the server's database; its status and what it printed."""
    url = next(one for one in server.process.args if "://" in str(one))  # type: ignore[union-attr]

    def run(*arguments: str) -> tuple[int, str]:
        capsys.readouterr()
        with monkeypatch.context() as patch:
            for name in [one for one in os.environ if one.startswith("SCHEMATIC_")]:
                patch.delenv(name)
            patch.setenv("SCHEMATIC_DATABASE_URL", str(url))
            with pytest.raises(SystemExit) as ended:
                main(["members", *arguments])
        output, complaints = capsys.readouterr()
        return int(ended.value.code or 0), output or complaints

    return run


@on_sqlite
def test_members_are_invited_listed_given_new_passwords_and_removed(server: Running, members: Run) -> None:
    status, told = members("invite", EMAIL, "--role", "admin", "--url", server.base_url + "/", "--json")
    link = json.loads(told)["link"]
    assert status == 0
    assert link.startswith(f"{server.base_url}/console/join/")
    assert "invited" in members("list")[1]
    with httpx2.Client(headers=OWN) as http:
        assert http.post(link, data={"name": "Ada", "password": PASSWORD, "again": PASSWORD}).status_code == 303
        (ada,) = json.loads(members("list", "--json")[1])
        assert (ada["name"], ada["email"], ada["role"], ada["joined"]) == ("Ada", EMAIL, "admin", True)
        assert members("invite", EMAIL)[0] == 1
        assert "is a member already" in members("invite", EMAIL)[1]
        assert "/console/join/" in members("reset", EMAIL)[1]
        status, why = members("remove", EMAIL)
        assert (status, "is the last admin" in why) == (1, True)
        members("invite", "bob@example.com", "--role", "admin")
        bob = members("invite", "bob@example.com", "--role", "admin", "--url", server.base_url)[1].split()[-1]
        assert http.post(bob, data={"name": "Bob", "password": PASSWORD, "again": PASSWORD}).status_code == 303
        assert members("remove", ada["id"])[0] == 0
        signed_in = http.post(f"{server.base_url}/console/sign-in", data={"email": EMAIL, "password": PASSWORD})
        assert signed_in.status_code == 401
    assert members("remove", "nobody@example.com")[0] == 1
    assert members("invite", "nobody", "--role", "owner")[0] == 2
