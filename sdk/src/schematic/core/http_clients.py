"""HTTP clients to pass in, with the SDK's time limit and connection counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx2

from schematic.core.transport import DEFAULT_TIMEOUT

if TYPE_CHECKING:
    from httpx_aiohttp import HttpxAiohttpClient as _Aiohttp
else:
    try:
        from httpx_aiohttp import HttpxAiohttpClient as _Aiohttp
    except ImportError:

        class _Aiohttp:
            """Stands in where the extra is missing."""

            def __init__(self, *_: Any, **__: Any) -> None:
                raise RuntimeError("DefaultAioHttpClient needs aiohttp: pip install 'schematichq[aiohttp]'")


class DefaultAsyncHttpxClient(httpx2.AsyncClient):
    """`httpx2.AsyncClient` with 60 s of patience; every option can be overridden."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("timeout", DEFAULT_TIMEOUT)
        super().__init__(**options)


class DefaultAioHttpClient(_Aiohttp):
    """An httpx client over aiohttp's connections; needs the extra `aiohttp`."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("timeout", DEFAULT_TIMEOUT)
        super().__init__(**options)
