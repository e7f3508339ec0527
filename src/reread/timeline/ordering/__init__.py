"""Ordering: which event came before which, and what of it contradicts itself."""
