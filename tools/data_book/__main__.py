"""Write the data book into docs/book/: ``make book``. A dead link inside it is an error."""

from __future__ import annotations

import sys

from tools.data_book.marks import dead_links
from tools.data_book.writing import FOLDER, pages, write


def main() -> int:
    """Run the command; return its exit status."""
    written = pages()
    for fault in dead_links(written):
        print(fault, file=sys.stderr)
    if dead_links(written):
        return 1
    write(written, FOLDER)
    print(f"The data book has {len(written)} pages, in docs/book/.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
