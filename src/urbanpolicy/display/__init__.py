"""Views of results for people: bounded, escaped, in a chosen language."""
