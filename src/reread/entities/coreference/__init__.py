"""What stands for what: names that are forms of one another, pronouns and nominals."""
