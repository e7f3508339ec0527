"""How each news database writes its text exports."""
