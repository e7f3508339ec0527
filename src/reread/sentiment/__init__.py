"""How it sounds: lexicons, the ledger of every score, tone by sentence and towards entities."""
