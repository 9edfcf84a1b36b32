"""The screens, a module for each section; `SCREENS` has them in the order in which addresses are looked for."""

from schematic_server.console.screens import (
    companies,
    credits,
    entitlements,
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
    find.screens,
    keys.screens,
)
