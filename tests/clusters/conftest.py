"""A session of Spark for all tests of it, or why there is none."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

NEWEST_TOO_OLD = 16
"""Spark 4 runs on Java 17 and newer."""


def why_not() -> str:
    """Say why Spark cannot run here; an empty text: it can."""
    if find_spec("pyspark") is None:
        return "PySpark is not installed: make test-spark installs it"
    home = os.environ.get("JAVA_HOME")
    java = str(Path(home) / "bin" / "java") if home else shutil.which("java")
    if java is None or not Path(java).exists():
        return "Spark runs on Java, which was not found: install Java 17 or newer"
    told = subprocess.run([java, "-version"], check=True, capture_output=True, text=True).stderr
    found = re.search(r'version "(\d+)', told)
    if found is None or int(found[1]) <= NEWEST_TOO_OLD:
        return f"Spark needs Java 17 or newer; {java} says: {told.splitlines()[0]}"
    return ""


@pytest.fixture(scope="session")
def spark() -> Iterator[Any]:
    """A session on this machine, with two workers."""
    if reason := why_not():
        pytest.skip(reason)
    builder = import_module("pyspark.sql").SparkSession.builder.master("local[2]")
    for key, value in {
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.sql.session.timeZone": "Europe/Helsinki",
        "spark.sql.shuffle.partitions": "2",
        "spark.driver.memory": "1g",
    }.items():
        builder = builder.config(key, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("OFF")
    yield session
    session.stop()
