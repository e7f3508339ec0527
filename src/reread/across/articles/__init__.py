"""What every question needs of articles: what each is called, when it was published, some of them
at a time."""
