"""What weighs how much for a revocation, as the corpus says: see `domain/meaning/leaning.py`."""
