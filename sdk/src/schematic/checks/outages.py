"""What checks do while the API does not answer: whether to try again, what to say instead. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from schematic.core import retry
from schematic.core.api_error import ApiError
from schematic.core.failures import class_names

if TYPE_CHECKING:
    from schematic.config import OutagePolicy

RETRY_SECONDS = 2.0  # that one check waits between its tries, all together
POLICIES: tuple[OutagePolicy, ...] = ("default", "open", "closed", "last_known")


class Policies:
    """What each flag answers when its check fails. Raises ValueError for a policy that there is not."""

    def __init__(self, default: OutagePolicy, by_flag: Mapping[str, OutagePolicy] | None) -> None:
        self._default: OutagePolicy = _known("outage_policy", default)
        self._by_flag: dict[str, OutagePolicy]
        self._by_flag = {key: _known(f"outage_policies[{key!r}]", one) for key, one in (by_flag or {}).items()}
        self.remembers = "last_known" in (default, *self._by_flag.values())

    def of(self, flag_key: str) -> OutagePolicy:
        return self._by_flag.get(flag_key, self._default)


def is_outage(status: int | None) -> bool:
    """Whether a failure with this status, None without an answer, says that the API cannot answer now."""
    return status is None or (status >= 500 and status != 501) or status in (408, 429)


def wait_before_retry(error: ApiError, attempt: int, left: float, unix_now: float, chance: float) -> float | None:
    """Seconds until a check's next try, or None when there is none.

    `attempt` counts from 0; `left` is what this check may still wait. Our own delay is shortened to that; the server's
    (`Retry-After`) is kept or, when it is longer, the error is final: a check must not sleep for a minute.
    """
    if error.status_code is None:
        names = class_names(error.__cause__) if error.__cause__ is not None else set[str]()
        is_retried = retry.is_retried_failure(names, is_reset_retried=False)
    else:
        is_retried = retry.is_retried(error.status_code)
    if not is_retried or left <= 0:
        return None
    own = retry.delay(attempt, {}, unix_now, chance)
    asked = retry.delay(attempt, error.headers or {}, unix_now, chance)
    if asked == own:
        return min(own, left)
    return asked if asked <= left else None


def _known(field: str, policy: OutagePolicy) -> OutagePolicy:
    if not any(policy == one for one in POLICIES):
        raise ValueError(f"{field} must be one of {', '.join(POLICIES)}, not {policy!r}")
    return policy
