#!/bin/sh
# Pin the newest version of everything that the project's environment holds: `make lock`.
#
# The pins are resolved for Python 3.11.0, the oldest that is supported, whatever the machine has:
# some packages ask for a later 3.11. They can then be installed on every other one as well.
set -eu

venv=.venv-lock
python=${PYTHON311:-python3.11}

"$python" -m venv --clear "$venv"
"$venv/bin/python" -m pip install --quiet --upgrade pip
needed=$("$venv/bin/python" -c '
import tomllib
print(*tomllib.load(open("pyproject.toml", "rb"))["project"]["dependencies"])')

# shellcheck disable=SC2086  # one argument for each dependency
"$venv/bin/python" -m pip install --quiet --dry-run --ignore-installed --report "$venv/wheels.json" \
    --only-binary :all: --python-version 3.11.0 --target "$venv/none" --group dev pip $needed

# Some of what is asked for seldom comes as source alone, which pip resolves for its own Python only.
"$venv/bin/python" - "$venv/wheels.json" >"$venv/wheels.txt" <<'PY'
import json
import sys

with open(sys.argv[1], encoding="utf-8") as file:
    for item in json.load(file)["install"]:
        print(f"{item['metadata']['name']}=={item['metadata']['version']}")
PY
"$venv/bin/python" -m pip install --quiet --dry-run --ignore-installed --report "$venv/report.json" \
    --constraint "$venv/wheels.txt" --group dev --group mutants --group spark pip $needed

"$venv/bin/python" - "$venv/report.json" >constraints.new <<'PY'
import json
import sys

print("""\
# Everything that the project's environment holds, pinned. A user's environment is not bound by these
# pins: what the library needs is in pyproject.toml.
#
# Made by `make lock`, for Python 3.11.0; not edited by hand.""")
with open(sys.argv[1], encoding="utf-8") as file:
    found = [item["metadata"] for item in json.load(file)["install"]]
for item in sorted(found, key=lambda item: item["name"].lower()):
    print(f"{item['name']}=={item['version']}")
PY
mv constraints.new constraints.txt
rm -rf "$venv"
echo "Pinned $(grep -c == constraints.txt) packages in constraints.txt."
