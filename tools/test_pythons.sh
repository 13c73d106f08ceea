#!/bin/sh
# Run the tests on each supported Python that is found, and say which were not: `make test-pythons`.
#
# A Python is found as pythonX.Y on the path, or among the versions that pyenv manages. Arguments
# are the versions to try; without them, all that pyproject.toml names.
set -eu

versions=${*:-3.11 3.12 3.13 3.14}
missing=
failed=

# Print the command that starts Python X.Y, or fail.
find_python() {
    for candidate in "python$1" "${PYENV_ROOT:-$HOME/.pyenv}/versions/$1".*/bin/python; do
        if "$candidate" -c "import sys, venv; sys.exit('%d.%d' % sys.version_info[:2] != '$1')" \
            >/dev/null 2>&1; then
            echo "$candidate"
            return
        fi
    done
    return 1
}

for version in $versions; do
    if ! python=$(find_python "$version"); then
        missing="$missing $version"
        continue
    fi
    echo "=== Python $version"
    "${MAKE:-make}" --no-print-directory VENV=".venv-$version" PYTHON="$python" test ||
        failed="$failed $version"
done

[ -z "$missing" ] || echo "Not found on this machine:$missing"
[ -z "$failed" ] || {
    echo "Failed on:$failed"
    exit 1
}
