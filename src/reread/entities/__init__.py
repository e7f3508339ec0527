"""Who and what: names, the entities they stand for, their roles and senses."""
