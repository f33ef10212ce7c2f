"""The version of this package, in the one place that its build reads too: asking the installation for it costs an app's synthesis 20 ms."""

VERSION = "0.1.0"
