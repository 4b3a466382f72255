"""The web process: one Flask app with the doors of Twilio and Slack.

gunicorn imports this in each of its workers (it does not preload), so every connection opens
after the fork. The Bolt app is handed to the Slack door here: neither folder imports the other.
"""

from slack_bolt.adapter.flask import SlackRequestHandler

import bot.app
import logs
import runtime
import webhooks.app
from config import load_settings
from webhooks.presence import Presence

settings = load_settings()
logs.configure(settings)
rt = runtime.build(settings)
app = webhooks.app.build(rt, SlackRequestHandler(bot.app.build(rt)))
Presence(rt).begin()
