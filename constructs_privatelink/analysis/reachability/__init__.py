"""Whether packets pass: exact sets of addresses and ports through groups, network ACLs and routes, there and back."""
