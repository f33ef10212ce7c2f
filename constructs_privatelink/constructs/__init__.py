"""Constructs of the AWS CDK: endpoints, the network that they share, and the services with wiring of their own."""
