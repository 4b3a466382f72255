"""What we say to subscribers: signed events, to addresses that anybody could reach."""
