"""The screens, a module for each section; `SCREENS` has them in the order in which addresses are looked for."""

from schematic_server.console.screens import (
    companies,
    credits,
    entitlements,
    home,
    keys,
    lifecycle,
    plans,
    publishing,
    users,
)

SCREENS = (
    home.screens,
    companies.screens,
    users.screens,
    lifecycle.screens,
    entitlements.screens,
    publishing.screens,
    plans.screens,
    credits.screens,
    keys.screens,
)
