"""The form parameters of a request: names with one or more values."""

Params = dict[str, list[str]]


def first(params: Params, name: str) -> str | None:
    """The first value of a parameter; an empty one counts as none."""
    values = params.get(name)
    return (values[0] or None) if values else None
