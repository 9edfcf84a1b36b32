"""The demo: one month of real flights, metered and limited. `flights.py` is the program, run by `schematic demo`."""
