"""How findings are written: for people, and for what reads them in CI."""
