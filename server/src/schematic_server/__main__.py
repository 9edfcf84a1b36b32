"""`python -m schematic_server` is the command `schematic`."""

from schematic_server.cli import main

main()
