"""The screens, a module for each section; `SCREENS` has them in the order in which addresses are looked for."""

from schematic_server.console.screens import companies, home, keys

SCREENS = (home.screens, companies.screens, keys.screens)
