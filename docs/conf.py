"""How the documentation is built: `make docs`. Pages are Markdown; each is found by itself."""

import sys
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.ext.napoleon import Config, GoogleDocstring

from urbanpolicy.release import __version__

project = "urbanpolicy"
author = "The urbanpolicy developers"
copyright = "The urbanpolicy developers; code MIT, data CC BY 4.0"  # noqa: A001
version = release = __version__

extensions = ["myst_parser", "sphinx.ext.autodoc"]

# Markdown. A link to a page or heading that is not there is a warning, and warnings are errors.
myst_heading_anchors = 4
myst_enable_extensions = ["attrs_inline", "colon_fence", "deflist"]
myst_ref_domains = ["std"]  # a link to an anchor is no link to an attribute of the same name

# The reference, from the docstrings of all that the face names.
autodoc_default_options = {"imported-members": True, "members": True, "show-inheritance": False}
autodoc_member_order = "bysource"
autodoc_typehints_format = "short"
python_use_unqualified_type_names = True

# The look: a theme that comes with all it needs.
html_theme = "furo"
html_title = f"urbanpolicy {release}"
html_copy_source = False
html_show_sourcelink = False


def _read_docstring(*event: Any) -> None:
    """Turn the sections of a docstring (Args, Raises, ...) into what Sphinx reads.

    The extension napoleon does the same, but takes all that stands before the first colon in the
    docstring of an attribute for its type. Ours are prose, as those of methods are.
    """
    lines: list[str] = event[-1]
    lines[:] = GoogleDocstring(lines, Config(napoleon_use_ivar=True), what="method").lines()


def _write_data_book(*_: Any) -> None:
    """Write the pages of the data book before Sphinx looks for pages."""
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    from tools.data_book.writing import pages, write

    write(pages())


def setup(app: Sphinx) -> None:
    """Let each docstring pass through here, and have the data book written first."""
    app.connect("autodoc-process-docstring", _read_docstring)
    app.connect("config-inited", _write_data_book)
