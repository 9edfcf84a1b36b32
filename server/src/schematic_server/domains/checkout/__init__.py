"""Choosing plans, add-ons and quantities: previewed and applied by one function, at once or later."""
