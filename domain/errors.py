"""The one error that a person can cause."""


class Refused(Exception):
    """A request that we will not carry out; `str()` is the sentence to show.

    The sentence says what is wrong, where (row, field) and what to do. `field` names the form
    field that the sentence belongs to, so that a modal can show it beside its input.
    """

    def __init__(self, sentence: str, *, field: str | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field
