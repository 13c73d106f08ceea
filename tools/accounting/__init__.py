"""Accounting for every record of the facts files from which the register was carried over."""
