"""How the same words are known again in another article, and what became of them there."""
