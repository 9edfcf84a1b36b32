"""What the component library is told of a company: all that it draws its pages from, in the form that it needs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from schematic import Schematic

from . import catalog, embedding
from .asgi import App
from .embedding import Page, offered, priced


@pytest.fixture
def acme(api: Schematic) -> Any:
    return catalog.company(api)


@pytest.fixture
def page(app: App, api: Schematic, acme: Any) -> Iterator[Page]:
    with embedding.page(app, api, acme) as made:
        yield made


def test_of_an_empty_environment_every_list_is_there(page: Page) -> None:
    shown = page.hydrate()

    for name in (
        "active_plans",
        "active_add_ons",
        "active_usage_based_entitlements",
        "add_on_compatibilities",
        "credit_bundles",
        "credit_grants",
        "custom_checkout_fields",
    ):
        assert shown[name] == [], name
    assert shown["feature_usage"] == {"features": []}
