# Generated from contract/ by tools/generate; edit the contract and run `make generate`.
"""The contract in Python: what operations take and answer, and who may call them."""
