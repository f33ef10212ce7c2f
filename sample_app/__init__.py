"""The composed example: an isolated VPC, all service families behind one network, an application and streamed desktops."""
