"""A task that makes reports, for those who have some left: `celery --workdir examples/celery -A tasks worker`.

Messages and results are files below CELERY_FOLDER, so that no broker is needed.
"""

import os
import tempfile
from pathlib import Path

from celery import Celery

from schematic import Schematic
from schematic.contrib.celery import Gate, ProcessClient

folder = Path(os.environ.get("CELERY_FOLDER", tempfile.gettempdir() + "/schematic-celery"))
for name in ("messages", "control", "results"):
    (folder / name).mkdir(parents=True, exist_ok=True)

app = Celery("tasks", broker="filesystem://", backend=f"file://{folder}/results")
app.conf.broker_transport_options = {
    "data_folder_in": f"{folder}/messages",
    "data_folder_out": f"{folder}/messages",
    "control_folder": f"{folder}/control",
}
app.conf.broker_connection_retry_on_startup = True

# Made in each worker process at its first task; what it tracked is sent when the process ends.
client = ProcessClient(lambda: Schematic(cache_providers=[]))
gate = Gate(client, company=lambda arguments: {"id": arguments["company_id"]})


@app.task(name="report")
@gate.require("reports")
@gate.track("report", quantity=lambda made: made)
def report(company_id: str, copies: int = 1) -> int:
    return copies
