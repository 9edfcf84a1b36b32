"""What all tests share: how properties are tried.

The same examples each time, however busy the machine is. `--hypothesis-profile=search` looks for others.
"""

from __future__ import annotations

from hypothesis import HealthCheck, settings

_UNHURRIED = settings(
    deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture], print_blob=True
)
settings.register_profile("search", _UNHURRIED)
settings.register_profile("suite", _UNHURRIED, derandomize=True, database=None)
settings.load_profile("suite")
