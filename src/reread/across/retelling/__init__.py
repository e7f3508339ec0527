"""How the tellings of many articles are brought together: whom they are of, on which day each is
told, and which are of one happening."""
