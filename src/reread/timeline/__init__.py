"""When: temporal expressions, the article's own date, events and what contradicts itself."""
