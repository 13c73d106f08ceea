"""Attaching and recoding big tables, beside the same work written by hand for each engine."""
