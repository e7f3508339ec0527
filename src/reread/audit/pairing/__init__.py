"""Which words of two versions of an article are each other's."""
