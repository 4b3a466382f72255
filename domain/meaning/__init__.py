"""What an incoming text means: the rules, the words that they know, and the reader that asks them.

`reader.read` is the door; `verdicts` says what it answers. Words stand in tables (`keywords`,
`vocabulary`, `reactions`), rules in the tables that `english`, `elsewhere` and `unsure` ask;
docs/meaning.md states them.
"""
