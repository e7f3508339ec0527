"""Numbers as they are written, with their units and hedges; and those that count nothing."""
