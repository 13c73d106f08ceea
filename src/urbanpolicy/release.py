"""The version of the code; facts carry a version of their own (see ``urbanpolicy.about()``)."""

__version__ = "0.1.0"
