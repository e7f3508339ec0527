"""Who is who in many articles: names that can be one's, and what speaks for and against it."""
