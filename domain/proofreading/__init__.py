"""What a text says that it should not, before ten thousand people read it: rules by theme.

Each rule is a pure function of a `Manuscript`; `reading.proofread` runs them all.
"""
