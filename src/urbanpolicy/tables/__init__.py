"""Tables: the register's answers as rows, and joined to the rows of others."""
