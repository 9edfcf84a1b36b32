"""What all pages have in common."""

from __future__ import annotations

from ..conftest import on_sqlite
from .conftest import Visitor


@on_sqlite
def test_a_script_is_answered_with_the_block_that_it_names(admin: Visitor) -> None:
    part = admin.get("/companies", **{"HX-Request": "true", "HX-Target": "rows"})
    assert part.status_code == 200
    assert "No company fits." in part.text
    assert "<html" not in part.text
    assert "<html" in admin.html("/companies")
