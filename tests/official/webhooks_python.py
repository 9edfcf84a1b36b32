"""The official Python verifier over deliveries, one a line as JSON; prints the actions of those that it accepts."""

import json
import sys
from types import SimpleNamespace

from schematic.webhook_utils import WebhookSignatureError, verify_webhook_signature

accepted = []
for line in sys.stdin:
    one = json.loads(line)
    try:
        verify_webhook_signature(SimpleNamespace(headers=one["headers"]), one["secret"], one["body"])
        accepted.append(json.loads(one["body"])["action"])
    except WebhookSignatureError as error:
        accepted.append(str(error))
print(json.dumps(accepted))
