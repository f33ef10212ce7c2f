"""What synthesis costs, as ratios in one run and as counted messages."""
