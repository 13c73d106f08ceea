"""``python -m urbanpolicy``: the command line."""

import sys

from urbanpolicy.cli import main

if __name__ == "__main__":
    sys.exit(main())
