"""Deploy this library's constructs to a stand-in for AWS on this machine, and hold what is there against what the templates declare."""
