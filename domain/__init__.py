"""Rules: pure Python, no I/O, no clock, no randomness of its own; frozen read models."""
