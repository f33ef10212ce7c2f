"""What workloads need: the services that their roles let them call, and the private path to each."""
