"""The records: what a sourced world is made of. They refer to one another by id."""
