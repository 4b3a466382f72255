"""The terminal door: what `rollcall …` prints, and the demo."""
