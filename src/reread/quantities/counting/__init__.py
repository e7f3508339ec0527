"""What figures are of, and whom, where and when they concern."""
