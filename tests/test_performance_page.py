"""The page of figures says where a target was not reached, in the row itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.targets import MISSED, judged

PAGE = (Path(__file__).parent.parent / "docs/performance.md").read_text()


def _rows() -> list[list[str]]:
    """The cells of each row that has a target."""
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")] for line in PAGE.splitlines() if line.startswith("| ")
    ]
    return [cells for cells in rows if cells[-1][:1] in ("≤", "≥", "<")]


def test_every_row_says_whether_its_target_was_reached() -> None:
    rows = _rows()
    wrong: list[str] = []
    for cells in rows:
        figure = float(cells[-3 if len(cells) >= 5 else 1].replace(",", ""))
        ratio = float(cells[-2].removesuffix("x")) if len(cells) >= 5 and cells[-2].endswith("x") else None
        if cells[-1] != judged(cells[-1].removesuffix(MISSED), figure, ratio):
            wrong.append(" | ".join(cells))

    assert len(rows) > 20
    assert wrong == []


@pytest.mark.parametrize(
    ("target", "figure", "ratio", "said"),
    [
        ("≤ 0.25x", 0.5, 0.25, "≤ 0.25x"),
        ("≤ 0.25x", 0.1, 0.251, "≤ 0.25x, not reached here"),
        ("≥ 10,000", 9_999.0, None, "≥ 10,000, not reached here"),
        ("< 5", 5.0, None, "< 5, not reached here"),
        ("≤ 2 µs", 1.56, 0.002, "≤ 2 µs"),
        ("≥ 3x", 100.0, None, "≥ 3x"),
        ("", 1.0, 1.0, ""),
    ],
)
def test_a_target_is_judged_by_what_it_is_about(target: str, figure: float, ratio: float | None, said: str) -> None:
    assert judged(target, figure, ratio) == said
