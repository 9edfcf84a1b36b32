"""`python -m schematic_server` is the command `schematic`."""

from schematic_server.cli import main

if __name__ == "__main__":  # which it is not in a worker, which imports the module once more
    main()
