#!/usr/bin/env bash
# prometheus-client 0.26.0 with PROMETHEUS_MULTIPROC_DIR
#
# Behaviour: in this mode, for several processes, a gauge gets a label `pid`, the process. A label of that name of
#   your own (the id of a plan or a product) is accepted without a word and lost: its values become one series several
#   times over (mode `all`, the default), are added up (`sum`), or all but the one set last are dropped
#   (`mostrecent`). Counters keep the label.
# Seen: three plans with 700, 40 and 3 companies, set by one process. Without the mode: three series each. With it:
#   `all` one series three times with three values, `sum` 743, `mostrecent` 3.
# Why our users care: what was right with one process is wrong, without a word, from the day `--workers` is used, and
#   of several values of one series Prometheus keeps one at most. Call the label `plan`.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install -qq prometheus-client==0.26.0 || exit 2

cat >page.py <<'PY'
import os, re
from prometheus_client import REGISTRY, CollectorRegistry, Counter, Gauge, generate_latest, multiprocess

gauges = [Gauge(f"companies_{mode}", mode, ["pid"], multiprocess_mode=mode) for mode in ("all", "sum", "mostrecent")]
checks = Counter("checks", "checks", ["pid"])
for plan, companies in {"free": 700, "pro": 40, "scale": 3}.items():
    checks.labels(pid=plan).inc(companies)
    for gauge in gauges:
        gauge.labels(pid=plan).set(companies)

registry = REGISTRY
if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
    multiprocess.MultiProcessCollector(registry := CollectorRegistry())
page = generate_latest(registry).decode().replace(f'"{os.getpid()}"', '"PROCESS"')
print("\n".join(re.findall(r"^(?:companies|checks_total).*", page, re.M)))
PY

kept() { printf "$1"'{pid="%s"} %s.0\n' free 700 pro 40 scale 3; }
without="$(kept companies_all; kept companies_sum; kept companies_mostrecent; kept checks_total)"
with="$(printf 'companies_all{pid="PROCESS"} %s.0\n' 700 40 3; kept checks_total
    printf '%s\n' 'companies_sum 743.0' 'companies_mostrecent 3.0')"
look() {  # the name of the case, what was seen then, and how to run it
    local seen; seen="$(timeout 30 "${@:3}" venv/bin/python page.py)" || exit 2
    printf '%s:\n%s\n' "$1" "$seen"
    [ "$(sort <<<"$seen")" = "$(sort <<<"$2")" ] || { printf 'changed: %s: it was\n%s\n' "$1" "$2" >&2; exit 1; }
}
mkdir shared
look "without PROMETHEUS_MULTIPROC_DIR" "$without" env -u PROMETHEUS_MULTIPROC_DIR
look "with PROMETHEUS_MULTIPROC_DIR" "$with" env PROMETHEUS_MULTIPROC_DIR=shared
