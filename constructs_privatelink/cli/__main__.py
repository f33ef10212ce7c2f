"""``python -m constructs_privatelink.cli`` is ``privatelink``."""

from constructs_privatelink.cli import main

main()
