"""Writing to a stream of whatever encoding: what does not fit is shown escaped, never a traceback."""

from __future__ import annotations

import os

TYPE_CHECKING = False  # importing `typing` takes longer than reading the command line
if TYPE_CHECKING:
    from typing import TextIO


class Output:
    r"""A stream, and whether all that was to be written fitted into its encoding.

    The one-byte encoding of a Windows pipe has no place for every name. A character without a place
    is written as its escape (the letter eng as ``\u014b``); whoever set another way of handling
    errors for the stream gets that one.
    """

    def __init__(self, stream: TextIO | None) -> None:
        self.stream = stream
        self.encoding: str = getattr(stream, "encoding", None) or "utf-8"
        self.handling: str = getattr(stream, "errors", None) or "strict"
        self.misfits = False

    def fit(self, text: str) -> str:
        """Return a text as the stream can hold it."""
        try:
            text.encode(self.encoding, self.handling)
        except UnicodeEncodeError:
            self.misfits = True
            return text.encode(self.encoding, "backslashreplace").decode(self.encoding)
        return text

    def json(self, text: str) -> str:
        """Return JSON so that it is JSON in any encoding: only UTF-8 may hold more than ASCII."""
        import json

        if self.encoding.lower().replace("_", "-") in ("utf-8", "utf8"):
            return text
        return json.dumps(json.loads(text), indent=2) + "\n"

    def write(self, text: str) -> bool:
        """Write a text at once; tell whether there was still somebody to read it.

        Without a stream (a closed one, a program without a console) nothing is written.

        Raises:
            OSError: if the stream cannot be written for another reason.
        """
        if self.stream is None:
            return True
        try:
            self.stream.write(self.fit(text))
            self.stream.flush()
        except BrokenPipeError:
            _abandon(self.stream)
            return False
        except OSError:
            _abandon(self.stream)
            raise
        return True


def _abandon(stream: TextIO) -> None:
    """Send what a stream holds back nowhere, so that the interpreter does not fail on it again."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    except (OSError, ValueError):  # a stream without a file has nothing to redirect
        return
