"""The screens, a module for each section; `SCREENS` has them in the order in which addresses are looked for."""

from schematic_server.console.screens import (
    companies,
    credits,
    entitlements,
    events,
    explain,
    features,
    find,
    flags,
    home,
    keys,
    lifecycle,
    matrix,
    plans,
    publishing,
    users,
    webhooks,
)

SCREENS = (
    home.screens,
    companies.screens,
    users.screens,
    explain.screens,
    features.screens,
    matrix.screens,
    flags.screens,
    lifecycle.screens,
    entitlements.screens,
    publishing.screens,
    plans.screens,
    credits.screens,
    events.screens,
    webhooks.screens,
    find.screens,
    keys.screens,
)
