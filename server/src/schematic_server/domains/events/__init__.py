"""Events as stored: what came in, from whom, and how it ended."""
