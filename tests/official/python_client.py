"""The official Python client against the server at ADDRESS; prints what it saw. Run with an interpreter of its own."""

import json
import sys
import time

from schematic.client import Schematic, SchematicConfig

address, key = sys.argv[1:]
client = Schematic(key, SchematicConfig(base_url=address, event_capture_url=address, event_buffer_period=1))
saw = {}
company = client.companies.upsert_company(keys={"id": "acme"}, name="Acme", traits={"seats": 5}).data
saw["upsert_company"] = company.name
saw["list_companies"] = [one.id == company.id for one in client.companies.list_companies(q="Acme").data]
saw["list_features"] = [one.name for one in client.features.list_features().data]
saw["check_flag"] = client.check_flag("exports", company={"id": "acme"})
saw["check_flag_of_nobody"] = client.check_flag("exports", company={"id": "nobody"})
client.identify(keys={"email": "ada@acme.example"}, name="Ada", company={"keys": {"id": "acme"}})
client.track("export", company={"id": "acme"}, user={"email": "ada@acme.example"}, quantity=3)
client.event_buffer.stop()
ends_at = time.monotonic() + 20
usage = None
while usage != 3 and time.monotonic() < ends_at:
    usage = client.features.check_flag("exports", company={"id": "acme"}).data.feature_usage
    time.sleep(0.05)
saw["usage"] = usage
saw["users"] = [one.name for one in client.companies.list_users().data]
client.shutdown()
print(json.dumps(saw))
