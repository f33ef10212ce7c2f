"""Programs for those who maintain the catalogue of services; no part of the installed library."""
