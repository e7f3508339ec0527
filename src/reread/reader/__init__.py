"""The reader: one small network that reads the words once, for tags, parse, names and speech."""
