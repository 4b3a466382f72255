"""The second version: single texts, each with a body of its own."""
