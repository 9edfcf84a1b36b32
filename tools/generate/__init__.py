"""The generator: `contract/` in, SDK code and the server's `contract.json` out."""
