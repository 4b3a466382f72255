"""How an upload becomes an audience: fetch, canonical copy, layout, records, rows."""
