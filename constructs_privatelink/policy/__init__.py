"""The language of endpoint policies: documents, their grammar, and what an endpoint's service takes."""
