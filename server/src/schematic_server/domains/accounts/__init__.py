"""The account, its environments and its API keys."""
