"""Finding what fell between: stale claims, unknowns, lost receipts, inbound never seen, ends."""
