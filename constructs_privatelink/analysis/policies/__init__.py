"""What policies on the path answer to a request: the endpoint's, a private API's, and a collection's network policy."""
