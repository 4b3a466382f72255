"""Endpoints under `/v1`: campaigns, messages, opt-outs, senders, replies."""
