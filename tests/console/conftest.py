"""The stage of the use-case tests serves here too."""

from tests.campaigns.conftest import stage

__all__ = ["stage"]
