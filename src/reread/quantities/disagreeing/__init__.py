"""Figures that exclude each other, sums and percentages that do not add up."""
