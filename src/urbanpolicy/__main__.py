"""``python -m urbanpolicy``: the command line."""

import sys

from urbanpolicy.cli import main

sys.exit(main())
