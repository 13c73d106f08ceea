"""The command line in this process."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.cli.running import Done
from urbanpolicy.cli import main


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., Done]:
    """Run the command line with some arguments."""

    def running(*arguments: str) -> Done:
        status = main(arguments)
        out, err = capsys.readouterr()
        return Done(status, out, err)

    return running
