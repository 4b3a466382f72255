"""Modules of ours that are loaded when they are asked for, by a name that stands in a table.

A sender needs nothing that the terminal's commands stand on, and one command little of the others.
"""

import gc
from importlib import import_module
from types import ModuleType


def load(name: str) -> ModuleType:
    """The module of that name; nobody looks for garbage meanwhile, a quarter of its time."""
    looks = gc.isenabled()
    gc.disable()
    try:
        return import_module(name)
    finally:
        if looks:
            gc.enable()
