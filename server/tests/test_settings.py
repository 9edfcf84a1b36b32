"""Settings: read from the environment, refused by name, and written down where users look."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from schematic_server.errors import BadRequest
from schematic_server.settings import Settings, addresses

GUIDE = Path(__file__).parents[2] / "docs/guides/operating.md"
ROW = re.compile(r"^\| `SCHEMATIC_(\w+)` \| `?([^|`]*)`? \| ([^|]+) \|$", re.MULTILINE)


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("database_url", "postgresql://u@h/d\n", "postgresql://u@h/d"),
        ("header_timeout", "2.5", 2.5),
        ("body_timeout", "3", 3.0),
        ("idle_timeout", "0.1", 0.1),
        ("workers", "4", 4),
        ("proxy_headers", "on", True),
        ("proxy_headers", "FALSE", False),
        ("forwarded_allow_ips", "10.0.0.0/8, ::1", "10.0.0.0/8, ::1"),
        ("forwarded_allow_ips", "*", "*"),
        ("metrics", "off", "off"),
        ("metrics", "1", "on"),
        ("metrics", "127.0.0.1:9464", "127.0.0.1:9464"),
        ("tracing", "on", True),
        ("bus", "local", "local"),
        ("bus", "rediss://:p@h/1\n", "rediss://:p@h/1"),
        ("check_log_sample", "1", 1.0),
        ("check_log_sample", "0", 0.0),
        ("webhook_allow", "10.0.0.0/8,::1", "10.0.0.0/8,::1"),
        ("webhook_allow", " ", ""),
        ("webhook_retries", "long", "long"),
        ("webhook_retries", "5,60", "5,60"),
        ("webhook_retention_days", "7", 7),
        ("audit_log_retention_days", "365", 365),
        ("rate_limit", "50", 50),
        ("rate_limit", "0", 0),
    ],
)
def test_a_variable_is_read(name: str, text: str, value: object) -> None:
    assert getattr(Settings.from_environment({f"SCHEMATIC_{name.upper()}": text}), name) == value


@pytest.mark.parametrize(
    ("name", "text", "wanted"),
    [
        *[(f"{one}_TIMEOUT", text, "must be a number of seconds above 0") for one in ("HEADER", "BODY", "IDLE")
          for text in ("0", "-1", "soon", "", "nan", "inf")],
        *[("WORKERS", text, "must be a whole number from 1 to 64") for text in ("0", "65", "-1", "two")],
        *[("PORT", text, "must be a whole number from 0 to 65535") for text in ("", "65536", "-1", "9" * 5000)],
        *[("MAX_BODY_BYTES", text, "must be a whole number from 1 to") for text in ("", "0", "8M")],
        *[("EVENT_RETENTION_DAYS", text, "must be a whole number from 1 to") for text in ("0", "36501", "x")],
        *[("HOST", text, "must be an address such as 127.0.0.1, or 0.0.0.0 for all") for text in ("", " ")],
        ("PROXY_HEADERS", "maybe", "must be on or off"),
        ("FORWARDED_ALLOW_IPS", "::1,proxy.internal", "must be addresses or networks such as 10.0.0.0/8, not 'pr"),
        ("FORWARDED_ALLOW_IPS", "", "must be addresses or networks"),
        *[("METRICS", text, "must be on, off, or HOST:PORT") for text in ("9464", ":9464", "h:0", "h:99999", "")],
        ("TRACING", "", "must be on or off"),
        ("WEBHOOK_ALLOW", "intern", "must be addresses or networks"),
        ("WEBHOOK_ALLOW", "*", "must name networks such as 10.0.0.0/8"),
        *[("WEBHOOK_RETRIES", text, "must be short, long, or up to 20") for text in ("", "0", "5,,6", "x", "1," * 30)],
        ("WEBHOOK_RETENTION_DAYS", "0", "must be a whole number from 1 to"),
        *[("AUDIT_LOG_RETENTION_DAYS", text, "must be a whole number from 1 to") for text in ("0", "36501", "")],
        *[("RATE_LIMIT", text, "must be a whole number from 0 to 1000000") for text in ("-1", "1.5", "off", "")],
        *[("BUS", text, "must be auto, local, or a URL such as redis://") for text in ("", "nats://h", "on")],
        *[("CHECK_LOG_SAMPLE", text, "must be a number from 0 (none) to 1 (all)") for text in ("1.1", "-0.1", "few")],
    ],
)  # fmt: skip
def test_a_variable_that_does_not_fit_is_refused_by_name(name: str, text: str, wanted: str) -> None:
    with pytest.raises(BadRequest) as refused:
        Settings.from_environment({f"SCHEMATIC_{name}": text})

    assert f"SCHEMATIC_{name}" in str(refused.value)
    assert wanted in str(refused.value)


def test_metrics_of_an_address_of_their_own() -> None:
    assert Settings(metrics="[::1]:9464").metrics_address == ("::1", 9464)
    assert Settings(metrics="on").metrics_address is None


def test_proxies_that_are_none_are_refused_by_the_option_too() -> None:
    with pytest.raises(BadRequest, match="--forwarded-allow-ips must be addresses"):
        addresses("proxy", "--forwarded-allow-ips")


def test_a_password_is_not_in_what_a_traceback_shows() -> None:
    assert "hunter2" not in repr(Settings("postgresql://u:hunter2@h/d", bus="redis://:hunter2@h"))


def test_the_guide_has_every_setting_with_its_default() -> None:
    written = {name.lower(): default for name, default, _ in ROW.findall(GUIDE.read_text())}
    actual = {one.name: getattr(Settings(), one.name) for one in fields(Settings)}

    assert written == {name: _written(value) for name, value in actual.items()}


def _written(value: object) -> str:
    match value:
        case bool():
            return "on" if value else "off"
        case float():
            return f"{value:g}"
        case None:
            return "none"
        case _:
            return str(value)
