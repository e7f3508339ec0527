"""How the year of an undated article is told."""
