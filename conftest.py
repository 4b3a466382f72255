"""Loaded before all tests, and before anything that they try.

Nobody looks for garbage among what is being loaded, a quarter of the time that it takes;
`tests/conftest.py` has it looked for again once the tests are collected.
"""

import gc

gc.disable()
