"""What is counted: the figures of a text, what they are of, and which exclude each other."""
