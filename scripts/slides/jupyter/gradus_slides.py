"""JupyterLab's File, Save and Export Notebook As: our decks and reading copies.

Set-up puts this module into .venv and tells nbconvert about it (scripts/setup/exporter.mjs). It makes nothing itself:
the notebook, as it is stored, goes to `npm run slides`' own exporter.
"""

import json
import subprocess
import sys
import tempfile
import textwrap
from pathlib import Path

import nbformat
from nbconvert.exporters import Exporter
from traitlets import default

# The project, wherever it was moved to: .venv is below it.
ROOT = Path(sys.prefix).parent
SECONDS = 120


class BadNotebook(Exception):
    """What keeps the notebook from being exported, in words for who wrote it."""


class GradusSlides(Exporter):
    """The deck for engineers."""

    output_mimetype = "text/html"
    export_from_notebook = "Gradus slides"
    options: list[str] = []

    @default("file_extension")
    def _file_extension_default(self):
        return ".slides.html"

    def from_notebook_node(self, nb, resources=None, **kw):
        """The page of this notebook. Raises BadNotebook with every problem, by cell and with its remedy."""
        nb, resources = super().from_notebook_node(nb, resources, **kw)
        name = resources["metadata"]["name"]
        temporary = ROOT / "build" / "tmp"
        temporary.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix="export-", dir=temporary) as folder:
            notebook = Path(folder, f"{name}.ipynb")
            notebook.write_text(nbformat.writes(nb), encoding="utf-8")
            command = [node(), ROOT / "scripts" / "slides" / "main.mjs", notebook, "--trust-stored", "--out", folder]
            ended = subprocess.run(
                [*command, *self.options],
                cwd=ROOT,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                encoding="utf-8",
                timeout=SECONDS,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
            if ended.returncode != 0:
                said = (ended.stderr or ended.stdout).replace("\n\nNothing was written.", "").strip()
                raise BadNotebook(wrapped(said.replace(f"build/tmp/{Path(folder).name}/", "")))
            return Path(folder, f"{name}.html").read_text(encoding="utf-8"), resources


class GradusSlidesForClinicians(GradusSlides):
    """The deck without code."""

    export_from_notebook = "Gradus slides for clinicians"
    options = ["--audience", "clinician"]

    @default("file_extension")
    def _file_extension_default(self):
        return ".clinician.slides.html"


class GradusReadingCopy(GradusSlides):
    """The whole notebook as a page to read."""

    export_from_notebook = "Gradus reading copy"
    options = ["--read"]

    @default("file_extension")
    def _file_extension_default(self):
        return ".html"


def wrapped(text: str) -> str:
    """For Jupyter's page of errors, which cuts long lines."""
    return "\n".join(textwrap.fill(line, 110, subsequent_indent="      ") for line in text.splitlines())


def node() -> str:
    """The Node that runs the course's kernel."""
    entry = Path(sys.prefix, "share", "jupyter", "kernels", "tslab", "kernel.json")
    return json.loads(entry.read_text(encoding="utf-8"))["argv"][0]
