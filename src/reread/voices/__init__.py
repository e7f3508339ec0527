"""Who says what: quotations, their cues, their speakers."""
