"""Work: import, send, receipts, card, sweep; the clock."""
