"""Loading: from the files, pages and records that people have to articles."""
