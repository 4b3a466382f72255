"""A local Twilio, a local Slack and the handsets between them, in one separate program.

It imports nothing of Rollcall and shares no code with it: what both get wrong in the same way
could never be seen otherwise. Run it with ``python -m simulator --port 8701 --ledger PATH``;
Twilio answers under ``/2010-04-01/``, Slack under ``/api/`` and ``/files/``, control under
``/sim/``.
"""
