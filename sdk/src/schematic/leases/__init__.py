"""Credits that a client spends by itself: a lease is acquired from the server, checks hold parts of it, and what was
used is reported. Loaded by the first client that is to do so."""
