"""Blocks, sentences and tokens: the article's text cut up, each piece with its offsets."""
