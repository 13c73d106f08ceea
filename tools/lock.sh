#!/bin/sh
# Pin the newest version of everything that the project's environment holds: `make lock`.
#
# The pins are made with Python 3.11, the oldest one that is supported, so that they can be
# installed on every other one as well.
set -eu

venv=.venv-lock
python=${PYTHON311:-python3.11}

"$python" -m venv --clear "$venv"
"$venv/bin/python" -m pip install --quiet --upgrade pip
"$venv/bin/python" -m pip install --quiet --upgrade --group dev
"$venv/bin/python" -m pip install --quiet --no-build-isolation --editable .

{
    echo "# Everything that the project's environment holds, pinned. The library itself is not bound"
    echo "# by these pins: what it needs is in pyproject.toml."
    echo "#"
    echo "# Made by 'make lock' on Python 3.11; not edited by hand."
    "$venv/bin/python" -m pip freeze --all --exclude-editable --exclude setuptools --exclude wheel
} >constraints.new
mv constraints.new constraints.txt
rm -rf "$venv"
echo "Pinned $(grep -c == constraints.txt) packages in constraints.txt."
