"""The data book: pages of the documentation that show the whole register, written from it alone."""
