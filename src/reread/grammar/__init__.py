"""Grammar: what the reader's trees say of phrases, clauses and who does what."""
