"""Sentences of different texts held against each other: which tell the same, how they differ."""
