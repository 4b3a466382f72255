"""State: the tables and their queries. The database decides; everything else is a hint."""
