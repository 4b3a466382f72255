"""`rollcall demo`: a whole campaign on this machine, with nothing real but the product itself."""
