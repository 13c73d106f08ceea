"""The register: records by id, the questions that need more than one of them, and their answers."""
