"""Words in context: where a word stands, what stands beside it, and whose word it is."""
