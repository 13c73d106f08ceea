"""Running code in a fresh interpreter, in surroundings of one's own choice."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def run(script: Path, *arguments: str, **environment: str) -> str:
    """What a script prints; a warning or an error is one for the test."""
    kept = {"PATH": os.environ.get("PATH", ""), "PYTHONDONTWRITEBYTECODE": "1"}
    if "SYSTEMROOT" in os.environ:
        kept["SYSTEMROOT"] = os.environ["SYSTEMROOT"]
    done = subprocess.run(
        [sys.executable, "-W", "error", str(script), *arguments],
        capture_output=True,
        encoding="utf-8",
        env={**kept, "PYTHONIOENCODING": "utf-8", **environment},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert not done.stderr
    return done.stdout
