"""Groups of articles beside each other: what each article counts, and how far groups differ."""
