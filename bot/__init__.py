"""The Slack door: parse, call a use case, answer."""
