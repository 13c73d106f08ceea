#!/bin/sh
# Run the tests with the oldest attrs and python-dateutil that pyproject.toml allows:
# `make test-oldest`. All else is as pinned.
set -eu

venv=.venv-oldest
"${PYTHON:-python3}" -m venv --clear "$venv"
python="$venv/bin/python"

"$python" - <<'PY' >"$venv/constraints.txt"
import re
import tomllib
from pathlib import Path

needed = tomllib.loads(Path("pyproject.toml").read_text())["project"]["dependencies"]
names = {re.match(r"[\w-]+", line)[0] for line in needed}
print(*(line.replace(">=", "==") for line in needed), sep="\n")
for line in Path("constraints.txt").read_text().splitlines():
    if line.partition("==")[0] not in names:
        print(line)
PY

"$python" -m pip install --quiet --constraint "$venv/constraints.txt" --upgrade pip
"$python" -m pip install --quiet --constraint "$venv/constraints.txt" --group dev
"$python" -m pip install --quiet --constraint "$venv/constraints.txt" --no-build-isolation --editable .
"$python" -m pip freeze | grep -i -E '^(attrs|python-dateutil)=='
"$python" -m pytest -n "${WORKERS:-2}" --dist loadgroup --ignore tests/clusters
