"""Tests of tables: divisions, codes of other years, panels."""
