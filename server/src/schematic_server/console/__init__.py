"""The console: pages for people, rendered here. It performs the operations of the API as the member who is signed in,
and has no rule and no SQL of its own (decision 39)."""
