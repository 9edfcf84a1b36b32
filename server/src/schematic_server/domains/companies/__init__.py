"""Companies and users: their keys, traits, memberships and usage counters."""
