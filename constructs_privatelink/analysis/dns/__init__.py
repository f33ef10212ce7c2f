"""Where the names of services lead a client."""
