"""How the tables of words are written down."""


def listed(*lines: str) -> frozenset[str]:
    """The words of a few lines."""
    return frozenset(word for line in lines for word in line.split())
