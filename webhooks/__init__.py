"""The HTTP door: what Twilio and probes say to us."""
