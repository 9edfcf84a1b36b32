"""An environment at a glance: what it has, what is used of it, how plans grow."""
