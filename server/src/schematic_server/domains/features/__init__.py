"""Features, their flags, and the rules that users write for flags."""
