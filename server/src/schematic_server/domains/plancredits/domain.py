"""What plans give of credits."""

from schematic_server.domains.plancredits.tables import (
    credit_charge,
    credit_issue,
    credit_topup,
    credit_topup_choice,
    plan_credit_grant,
)
from schematic_server.registry import Domain, Handlers

DOMAIN = Domain(
    "plancredits",
    tables=(plan_credit_grant, credit_issue, credit_topup_choice, credit_topup, credit_charge),
    handlers=Handlers(),
)
