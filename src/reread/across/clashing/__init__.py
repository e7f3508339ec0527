"""What articles say of one thing and cannot both be right about: figures, days, denials."""
