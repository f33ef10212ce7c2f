"""From resources to networks: what the properties of templates say, as the frozen values of `model`."""
