"""A month of flights through a Schematic server: airlines are companies, aircraft are users, flights are usage.

    python flights.py --base-url http://127.0.0.1:8080 --api-key sch_…

Uses nothing but the public names of the `schematic` package, so it runs on any SDK that has them. It creates three
plans with a monthly flight limit, a boolean feature and a limit that is a trait; replays the month; checks every
airline; upgrades the one that flew too much; and compares every count with the source. Exit status 1 if one differs.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import io
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from schematic import Schematic, SchematicConfig

DATA = Path(__file__).with_name("flights-2013-01.csv.gz")
FLUSH_EVERY = 2000  # flights; keeps the buffered part small and the progress honest

AIRLINES = {
    "9E": "Endeavor Air",
    "AA": "American Airlines",
    "AS": "Alaska Airlines",
    "B6": "JetBlue Airways",
    "DL": "Delta Air Lines",
    "EV": "ExpressJet Airlines",
    "F9": "Frontier Airlines",
    "FL": "AirTran Airways",
    "HA": "Hawaiian Airlines",
    "MQ": "Envoy Air",
    "OO": "SkyWest Airlines",
    "UA": "United Air Lines",
    "US": "US Airways",
    "VX": "Virgin America",
    "WN": "Southwest Airlines",
    "YV": "Mesa Airlines",
}
# Plan, flights a month (None = unlimited), has the lounge, airlines on it. JetBlue's 4,418 flights are too many for it.
PLANS = [
    ("Regional", 1000, False, ["AS", "F9", "FL", "HA", "OO", "VX", "WN", "YV"]),
    ("National", 4000, True, ["9E", "AA", "B6", "DL", "EV", "MQ", "US"]),
    ("Network", None, True, ["UA"]),
]
UPGRADED = "B6"


def main(given: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Replay real flights through a Schematic server.")
    parser.add_argument("--base-url", default="http://127.0.0.1:8080")
    parser.add_argument("--api-key", required=True)
    parser.add_argument("--data", type=Path, default=DATA, help="CSV, gzipped: carrier, tailnum, distance_miles …")
    parser.add_argument("--period", default="January 2013", help="what the data covers, in words")
    parser.add_argument("--json", action="store_true", help="print the result as JSON")
    arguments = parser.parse_args(given)
    say = _silent if arguments.json else _say
    flights = list(_read(arguments.data))
    airlines, aircraft = ({flight[column] for flight in flights} for column in ("carrier", "tailnum"))
    say(f"{len(flights):,} flights of {arguments.period}, {len(airlines)} airlines, {len(aircraft):,} aircraft.")
    # No cache: the point is to see an upgrade at once.
    client = _client(arguments, cache_providers=[])
    say("\nCreating the catalog: 3 plans, 4 features, 16 airlines placed on plans …")
    plans = _create_catalog(client, flights)
    say("Replaying them into the current month:\n")
    rate = _replay(_client(arguments), flights, arguments.json)
    rows = _check(client)
    rows.append(_upgrade(client, plans))
    differences = _differences(client, flights)
    client.shutdown()
    if arguments.json:
        counts = {"events": 2 * len(flights), "events_per_second": round(rate), "differences": differences}
        print(json.dumps({"airlines": [row.told() for row in rows], **counts}))
    else:
        _print_table([row.shown() for row in rows])
        say(f"\n{2 * len(flights):,} events at {rate:,.0f} events/s, from the first track() to the last one stored.")
    for line in differences:
        print(line, file=sys.stderr)
    if not differences:
        say(f"Every count equals the source: {len(flights):,} flights and {_miles(flights):,} miles, 16 airlines.")
    return 1 if differences else 0


def _say(text: str) -> None:
    print(text, flush=True)


def _silent(text: str) -> None:
    """Nothing but the result is printed when programs read it."""


def _client(arguments: argparse.Namespace, **config: Any) -> Schematic:
    return Schematic(
        arguments.api_key,
        SchematicConfig(base_url=arguments.base_url, event_capture_url=arguments.base_url, **config),
    )


def _read(path: Path) -> Iterator[dict[str, str]]:
    with gzip.open(path, "rb") as file:
        yield from csv.DictReader(io.TextIOWrapper(file, "utf-8"))


def _miles(flights: list[dict[str, str]]) -> int:
    return sum(int(flight["distance_miles"]) for flight in flights)


def _create_catalog(client: Schematic, flights: list[dict[str, str]]) -> dict[str, str]:
    """Features, plans, entitlements, companies; plan ids by name."""
    features = _create_features(client)
    quota = client.companies.get_or_create_entity_trait_definition(
        entity_type="company", hierarchy=["fleet_quota"], trait_type="number"
    ).data
    plans: dict[str, str] = {}
    for name, limit, has_lounge, _ in PLANS:
        plan = client.plans.create_plan(name=name, description=f"{name} airlines", plan_type="plan").data
        plans[name] = plan.id
        monthly: dict[str, Any] = {"metric_period": "current_month", "metric_period_month_reset": "first_of_month"}
        if limit is None:
            flown: dict[str, Any] = {"value_type": "unlimited"}
        else:
            flown = {"value_type": "numeric", "value_numeric": limit}
        entitle = client.entitlements.create_plan_entitlement
        entitle(plan_id=plan.id, feature_id=features["flights"], **flown, **monthly)
        entitle(plan_id=plan.id, feature_id=features["lounge"], value_type="boolean", value_bool=has_lounge)
        entitle(plan_id=plan.id, feature_id=features["fleet"], value_type="trait", value_trait_id=quota.id)
    fleets: dict[str, set[str]] = {}
    for flight in flights:
        fleets.setdefault(flight["carrier"], set()).add(flight["tailnum"])
    for name, _, _, carriers in PLANS:
        for carrier in carriers:
            company = client.companies.upsert_company(
                keys={"carrier": carrier},
                name=AIRLINES[carrier],
                traits={"fleet": len(fleets[carrier]), "fleet_quota": 500},
            ).data
            client.plans.update_company_plans(company.id, add_on_ids=[], base_plan_id=plans[name])
    return plans


def _create_features(client: Schematic) -> dict[str, str]:
    """One feature of each kind that is measured or switched, each with its flag; ids by flag key."""
    fleet = client.companies.get_or_create_entity_trait_definition(
        entity_type="company", hierarchy=["fleet"], trait_type="number"
    ).data
    wanted: list[tuple[str, str, dict[str, Any]]] = [
        ("flights", "Flights a month", {"feature_type": "event", "event_subtype": "flight"}),
        ("miles", "Miles flown", {"feature_type": "event", "event_subtype": "miles"}),
        ("lounge", "Lounge access", {"feature_type": "boolean"}),
        ("fleet", "Aircraft in the fleet", {"feature_type": "trait", "trait_id": fleet.id}),
    ]
    features: dict[str, str] = {}
    for key, name, kind in wanted:
        feature = client.features.create_feature(name=name, description=name, **kind).data
        client.features.create_flag(key=key, name=name, description=name, feature_id=feature.id)
        features[key] = feature.id
    return features


def _replay(client: Schematic, flights: list[dict[str, str]], is_quiet: bool) -> float:
    """Track every flight in its order; answer events per second, counted until the server holds the last one."""
    flush = getattr(client, "flush", None) or client.event_buffer.flush
    started = time.perf_counter()
    for number, flight in enumerate(flights, 1):
        company, user = {"carrier": flight["carrier"]}, {"tailnum": flight["tailnum"] or "unknown"}
        client.track("flight", company, user)
        client.track("miles", company, user, quantity=int(flight["distance_miles"]))
        if number % FLUSH_EVERY == 0 or number == len(flights):
            flush()
            if not is_quiet:
                _progress(number, len(flights), 2 * number / (time.perf_counter() - started))
    client.shutdown()
    return 2 * len(flights) / (time.perf_counter() - started)


def _progress(done: int, total: int, rate: float) -> None:
    bar = "█" * (40 * done // total)
    text = f"  {bar:<40} {done:>6,} of {total:,} flights  {rate:>7,.0f} events/s"
    if sys.stdout.isatty():
        print("\r" + text, end="\n" if done == total else "", flush=True)
    elif done == total:
        print(text)


@dataclass
class Row:
    """What one airline's check said. `limit` None is unlimited."""

    airline: str
    plan: str
    limit: int | None
    used: int
    allowed: bool
    reason: str

    def told(self) -> dict[str, Any]:
        return asdict(self)

    def shown(self) -> list[str]:
        limit = "unlimited" if self.limit is None else f"{self.limit:,}"
        return [self.airline, self.plan, limit, f"{self.used:,}", "yes" if self.allowed else "NO", self.reason]


def _check(client: Schematic) -> list[Row]:
    return [_row(client, carrier, name, limit) for name, limit, _, carriers in PLANS for carrier in carriers]


def _row(client: Schematic, carrier: str, plan: str, limit: int | None) -> Row:
    check = client.check_flag_with_entitlement("flights", company={"carrier": carrier})
    used = check.entitlement.usage if check.entitlement else None
    # The rule's id differs from run to run; its name does not.
    return Row(AIRLINES[carrier], plan, limit, used or 0, check.value, check.reason.partition(" (rule_")[0])


def _upgrade(client: Schematic, plans: dict[str, str]) -> Row:
    """Move the airline that is over its limit up; what its check says right after."""
    company = client.companies.lookup_company(keys={"carrier": UPGRADED}).data
    client.plans.update_company_plans(company.id, add_on_ids=[], base_plan_id=plans["Network"])
    return _row(client, UPGRADED, "→ Network", None)


def _print_table(rows: list[list[str]]) -> None:
    heading = ["Airline", "Plan", "Limit", "Used", "Allowed", "Reason"]
    widths = [max(len(row[column]) for row in [heading, *rows]) for column in range(len(heading))]
    print()
    for row in [heading, ["─" * width for width in widths], *rows]:
        cells = [
            cell.rjust(width) if column in (2, 3) else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=False))
        ]
        print("  " + "  ".join(cells).rstrip())


def _differences(client: Schematic, flights: list[dict[str, str]]) -> list[str]:
    """What the server counted other than the source has, one line each."""
    found: list[str] = []
    flown = Counter(flight["carrier"] for flight in flights)
    miles: Counter[str] = Counter()
    for flight in flights:
        miles[flight["carrier"]] += int(flight["distance_miles"])
    for carrier in AIRLINES:
        metrics = client.companies.lookup_company(keys={"carrier": carrier}).data.metrics
        counted = {one.event_subtype: one.value for one in metrics if one.period == "all_time"}
        for event, expected in (("flight", flown[carrier]), ("miles", miles[carrier])):
            if counted.get(event) != expected:
                found.append(f"{AIRLINES[carrier]}: {counted.get(event)} of {event} counted, the source has {expected}")
    return found


if __name__ == "__main__":
    sys.exit(main())
