"""Many articles: read in parts on any number of processes, kept as one dataset, opened lazily."""
