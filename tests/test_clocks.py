"""Whichever tests a process has run before."""

from __future__ import annotations

import time

import schematic.clock


def test_outside_the_servers_tests_the_sdk_goes_by_the_machines_clock() -> None:
    assert abs(schematic.clock.unix() - time.time()) < 60
