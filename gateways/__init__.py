"""Voice: what we say to Twilio, Slack, Redis and subscribers."""
