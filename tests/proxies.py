"""The proxies of `deploy/`, run for a test: the samples as they are, with other addresses."""

from __future__ import annotations

import os
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parent.parent
READY_WITHIN = 180.0  # seconds
UPSTREAM = "127.0.0.1:8080"


def find(program: str) -> str | None:
    """On PATH, where Debian puts servers, or where `make check-deploy` puts its tools."""
    places = [os.environ.get("PATH", ""), "/usr/sbin", str(ROOT / ".deploy/bin")]
    return shutil.which(program, path=os.pathsep.join(places))


def certificate(folder: Path) -> ssl.SSLContext:
    """`proxy.pem` and `proxy.key` for 127.0.0.1; answers what a client has to trust."""
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=proxy"]
    command += ["-addext", "subjectAltName=IP:127.0.0.1", "-keyout", "proxy.key", "-out", "proxy.pem"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return ssl.create_default_context(cafile=folder / "proxy.pem")


@contextmanager
def nginx(program: str, folder: Path, upstream: int) -> Iterator[str]:
    """The sample in front of the port `upstream`; its address."""
    port = free_port()
    sample = (ROOT / "deploy/nginx/schematic.conf").read_text()
    (folder / "sample.conf").write_text(
        _replaced(
            sample,
            {
                UPSTREAM: f"127.0.0.1:{upstream}",
                "listen 443 ssl;": f"listen 127.0.0.1:{port} ssl;",
                "    listen [::]:443 ssl;\n": "",
                "/etc/ssl/certs/schematic.pem": str(folder / "proxy.pem"),
                "/etc/ssl/private/schematic.key": str(folder / "proxy.key"),
            },
        )
    )
    user = "user root;\n" if os.geteuid() == 0 else ""
    temporary = "".join(
        f"{kind}_temp_path {folder / kind};\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "nginx.conf").write_text(
        f"{user}daemon off;\nmaster_process off;\npid {folder / 'nginx.pid'};\nerror_log stderr;\nevents {{}}\n"
        f"http {{\naccess_log off;\n{temporary}include {folder / 'sample.conf'};\n}}\n"
    )
    with _running([program, "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", "stderr"], folder, port):
        yield f"https://127.0.0.1:{port}"


@contextmanager
def caddy(program: str, folder: Path, upstream: int) -> Iterator[str]:
    """The sample in front of the port `upstream`, without TLS, whose certificate Caddy would ask others for."""
    port = free_port()
    sample = (ROOT / "deploy/caddy/Caddyfile").read_text()
    options = "{\n\tadmin off\n\tauto_https off\n}\n"
    (folder / "Caddyfile").write_text(
        options
        + _replaced(
            sample, {UPSTREAM: f"127.0.0.1:{upstream}", "schematic.example.com {": f"http://127.0.0.1:{port} {{"}
        )
    )
    command = [program, "run", "--adapter", "caddyfile", "--config", str(folder / "Caddyfile")]
    with _running(command, folder, port):
        yield f"http://127.0.0.1:{port}"


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


@contextmanager
def _running(command: list[str], folder: Path, port: int) -> Iterator[None]:
    environment = {**os.environ, "HOME": str(folder), "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    with (folder / "proxy.log").open("w") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, env=environment)
    try:
        ends_at = time.monotonic() + READY_WITHIN
        while not _listens(port):
            assert process.poll() is None, (folder / "proxy.log").read_text()
            assert time.monotonic() < ends_at, "the proxy does not listen"
            time.sleep(0.02)
        yield
    finally:
        process.terminate()
        process.wait(READY_WITHIN)


def _listens(port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1):
            return True
    except OSError:
        return False


def _replaced(text: str, changes: dict[str, str]) -> str:
    for old, new in changes.items():
        assert old in text, f"the sample has no {old!r} any more"
        text = text.replace(old, new)
    return text
