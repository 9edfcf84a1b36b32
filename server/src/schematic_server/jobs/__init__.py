"""Work beside requests, as rows: claimed for a time by one node, carried out in three parts, tried again, seen."""
