"""Telling: which events each sentence tells of, who takes part, when and how surely."""
