"""The proof pack: what was agreed, sent and answered, with the links that show it unchanged."""
