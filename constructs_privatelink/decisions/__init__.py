"""What is decided without the CDK: clients, network ACL entries, private DNS, availability, calls of private APIs."""
