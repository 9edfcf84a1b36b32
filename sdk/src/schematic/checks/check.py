"""The question: one flag, for one company and user, and the key that tells it from every other. Pure."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from schematic.core.query import plain

if TYPE_CHECKING:
    from schematic.config import CheckFlagOptions, DefaultValue

Keys = Mapping[str, str]
Json = dict[str, Any]


class ArgumentError(Exception):
    """An argument of a check cannot be meant; the text says which, and the way out."""


class FlagCheck(NamedTuple):
    """What a check asks. Made once for each check by `arguments`; it does not change on the way.

    `flag_key` is "" where all flags are asked about. `key`: the check's own, None for one that is not remembered.
    `preflight`: the what-if part of its body. `seconds`: what it may take; `ends_at`: when that is over (monotonic).
    `default`: what the caller wants to be told when nobody knows.
    """

    flag_key: str
    company: Keys | None = None
    user: Keys | None = None
    key: Hashable = None
    preflight: Json | None = None
    seconds: float | None = None
    ends_at: float | None = None
    default: DefaultValue = None

    def of(self, flag_key: str) -> FlagCheck:
        """The same about one flag, and without a what-if."""
        key = check_key(flag_key, self.company, self.user)
        return FlagCheck(flag_key, self.company, self.user, key, None, self.seconds, self.ends_at, self.default)


def has_preflight(options: CheckFlagOptions) -> bool:
    """Whether a check asks what would be; its answer is not remembered."""
    return (
        options.usage is not None
        or options.event_usage is not None
        or options.credit_cost is not None
        or options.event_quantities is not None
    )


def check_key(flag_key: str, company: Keys | None, user: Keys | None) -> Hashable:
    """What tells one check from every other: equal exactly when the requests are. An empty context is an absent one.

    Written out for a company of one text key, with or without such a user, which nearly all are: it is half of what a
    remembered check costs. What is no text goes by its JSON, in which 1, True and 1.0 differ as for the server.
    """
    if not company:
        return _key_of_several(flag_key, {}, user) if user else (flag_key,)
    if len(company) > 1 or (user and len(user) > 1):
        return _key_of_several(flag_key, company, user or {})
    ((company_name, company_value),) = company.items()
    if company_value.__class__ is not str or company_name.__class__ is not str:
        return _key_of_several(flag_key, company, user or {})
    if not user:
        return flag_key, company_name, company_value
    ((user_name, user_value),) = user.items()
    if user_value.__class__ is not str or user_name.__class__ is not str:
        return _key_of_several(flag_key, company, user)
    return flag_key, company_name, company_value, user_name, user_value


def text_key(flag_key: str, company: Keys | None, user: Keys | None) -> str:
    """`check_key` as text, for caches that want text; JSON, so that no two checks share one."""
    from json import dumps

    return dumps([flag_key, plain(company or None), plain(user or None)], sort_keys=True, separators=(",", ":"))


def _key_of_several(flag_key: str, company: Keys, user: Keys) -> Hashable:
    for context in (company, user):
        for name, value in context.items():
            if value.__class__ is not str or name.__class__ is not str:
                return text_key(flag_key, company, user)
    return flag_key, f"{sorted(company.items())}{sorted(user.items())}"  # text, which is compared fastest
