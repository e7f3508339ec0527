"""How temporal expressions are found and resolved."""
