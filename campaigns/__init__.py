"""Use cases: what a person or a phone can ask for."""
