"""One folder a feature: routes (contract in, noun out), tables, store (SQL) and a module per noun it decides about."""
