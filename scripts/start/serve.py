"""Runs JupyterLab until whoever started it is gone.

The starter holds the other end of standard input and never writes to it. When that closes, because it was closed or
because the starter was killed, the server shuts its kernels down and ends. Works alike on all systems.
"""

import os
import sys
import threading
from pathlib import Path

from jupyter_server.base.handlers import APIVersionHandler, path_regex
from jupyter_server.nbconvert import handlers as nbconvert_handlers
from jupyter_server.serverapp import ServerApp
from jupyter_server.services.contents.filecheckpoints import AsyncFileCheckpoints
from jupyterlab import commands
from tornado import web

# When it is loaded, JupyterLab asks its bundled yarn for a registry to rebuild itself from. That takes half a second and
# fails in a project whose package.json says "type": "module". Rebuilding is switched off here.
commands._yarn_config = lambda logger: {"yarn config": {}, "npm config": {}}

from jupyterlab.labapp import LabApp  # noqa: E402

GRACE = 4.0  # seconds for the kernels to end by themselves

# /api tells the version to anybody; here nothing answers without the token
APIVersionHandler.get = web.authenticated(APIVersionHandler.get)

# JupyterLab's export menu shows an exporter's name as it is; "Gradus slides" is one, and a space has no place in the
# addresses that are served.
nbconvert_handlers.default_handlers.append(
    (rf"/nbconvert/(?P<format>(?:\w|%20)+){path_regex}", nbconvert_handlers.NbconvertFileHandler)
)


class CheckpointsAside(AsyncFileCheckpoints):
    """Keeps what a notebook was at its last save below build/, so that nothing stray lies beside the notebooks."""

    def checkpoint_path(self, checkpoint_id: str, path: str) -> str:
        parent, _, name = path.strip("/").rpartition("/")
        basename, extension = os.path.splitext(name)
        folder = Path(self.root_dir, "build", "jupyter", "checkpoints", parent)
        folder.mkdir(parents=True, exist_ok=True)
        return str(folder / f"{basename}-{checkpoint_id}{extension}")


def end_with_starter() -> None:
    sys.stdin.buffer.read()
    threading.Timer(GRACE, os._exit, [1]).start()
    loop = getattr(ServerApp.instance(), "io_loop", None) if ServerApp.initialized() else None
    if loop is None:
        os._exit(1)  # not serving yet: there is nothing to end
    loop.add_callback(ServerApp.instance().stop)


threading.Thread(target=end_with_starter, daemon=True).start()
LabApp.launch_instance()
