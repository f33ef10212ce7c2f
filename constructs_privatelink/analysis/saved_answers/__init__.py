"""What AWS says is there: saved answers of ``describe-*``, as values for what the templates only name."""
