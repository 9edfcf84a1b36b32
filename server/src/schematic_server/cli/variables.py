"""Environment variables that look like settings and are none: a misspelt one would be a default in silence."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from schematic_server.settings import PREFIX, VARIABLES

_OF_THE_SDK = ("API_KEY", "BASE_URL", "EVENT_CAPTURE_URL")
_OF_THE_REPLICATOR = ("API_URL", "DATASTREAM_URL")
_OF_THE_FIRST_START = ("BOOTSTRAP_KEY", "BOOTSTRAP_KEY_FILE")
_FILES = ("OIDC_CLIENT_SECRET_FILE",)
KNOWN = VARIABLES | {f"{PREFIX}{name}" for name in (*_OF_THE_SDK, *_OF_THE_REPLICATOR, *_OF_THE_FIRST_START, *_FILES)}


def unknown(names: Iterable[str]) -> list[str]:
    """A sentence for each of the names that begins like ours and is none, with the nearest that is one."""
    found = sorted(name for name in names if name.upper().startswith(PREFIX) and name not in KNOWN)
    return [
        f"{name} is no setting of this version; the nearest is {get_close_matches(name.upper(), KNOWN, 1, 0)[0]}"
        for name in found
    ]
