"""Reading, checking and compiling the facts that people edit (see ``tools/compile_facts.py``)."""
