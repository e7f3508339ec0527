"""A private JupyterLab on loopback, driven by Playwright in the system's Chromium.

Nothing is asked of any other host: no news, no update check, no extension manager, no background
networking. All state goes to a scratch folder.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import secrets
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
CHROMIUM_FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage",
    "--force-color-profile=srgb", "--font-render-hinting=none",
]  # fmt: skip
SETTINGS = {
    "@jupyterlab/apputils-extension:notification": {
        "fetchNews": "false", "checkForUpdates": False, "doNotDisturbMode": True},
    "@jupyterlab/notebook-extension:tracker": {"windowingMode": "none"},  # all cells in the DOM
    "@jupyterlab/docmanager-extension:plugin": {"autosave": False},
}  # fmt: skip
SCREENS = Path(os.environ.get("REREAD_SCREENS", "reports/screens")).absolute()
# What a view shows, without what its script adds once the browser has laid it out
SHOWN = """view => {
  const copy = view.cloneNode(true);
  copy.querySelectorAll("rect[fill=transparent]").forEach(rect => rect.remove());
  return copy.innerHTML;
}"""
VIEWS = ".widget-html-content:visible:not(:empty), .reread-drawing svg:visible"
START = 90  # seconds a server may take to answer
PANEL = (
    "[...(window.jupyterapp?.shell?.widgets('main') ?? [])]"
    ".find(w => w.context?.path?.endsWith('.ipynb'))"
)


class Server:
    """JupyterLab on a free port of loopback, with its state in `scratch`."""

    asked = "api"  # an address that answers once the server is up

    def __init__(self, root: Path, scratch: Path) -> None:
        self.root = root
        self.token = secrets.token_hex(16)
        self.port = _free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        settings = scratch / "app-settings"
        settings.mkdir(parents=True)
        (settings / "overrides.json").write_text(json.dumps(SETTINGS))
        self.log = (scratch / "server.log").open("w")
        self.process = subprocess.Popen(
            self._command(root, scratch), env=_surroundings(scratch), cwd=root,
            stdout=self.log, stderr=subprocess.STDOUT,
        )  # fmt: skip

    def _command(self, root: Path, scratch: Path) -> list[str]:
        return [
            sys.executable, "-m", "jupyterlab", "--no-browser", "--ip=127.0.0.1",
            f"--port={self.port}", "--ServerApp.port_retries=0",
            f"--IdentityProvider.token={self.token}", f"--ServerApp.root_dir={root}",
            "--ServerApp.allow_root=True", "--ServerApp.terminals_enabled=False",
            "--LabApp.expose_app_in_browser=True", "--LabApp.extension_manager=readonly",
            "--LabApp.news_url=None",
            "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
            f"--LabApp.app_settings_dir={scratch / 'app-settings'}",
            f"--LabApp.user_settings_dir={scratch / 'user-settings'}",
            f"--LabApp.workspaces_dir={scratch / 'workspaces'}",
        ]  # fmt: skip

    def wait(self) -> Server:
        """Return once the server answers."""
        deadline = time.monotonic() + START
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                break
            try:
                urllib.request.urlopen(
                    f"{self.url}/{self.asked}?token={self.token}", timeout=2
                ).close()
                return self
            except (urllib.error.URLError, OSError):
                time.sleep(0.1)
        raise RuntimeError(
            f"{type(self).__name__} did not start:\n{Path(self.log.name).read_text()}"
        )

    def stop(self) -> None:
        """End the server and its kernels."""
        self.process.terminate()
        try:
            self.process.wait(15)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.log.close()


class Voila(Server):
    """Voilà, which shows a notebook's outputs as a page of their own."""

    asked = ""

    def _command(self, root: Path, scratch: Path) -> list[str]:
        return [
            sys.executable, "-m", "voila", str(root), "--no-browser", "--Voila.ip=127.0.0.1",
            f"--port={self.port}", "--Voila.port_retries=0", f"--token={self.token}",
        ]  # fmt: skip


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _surroundings(scratch: Path) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("JUPYTER", "IPYTHON"))}
    own = {"JUPYTER_CONFIG_DIR": "config", "JUPYTER_DATA_DIR": "data", "IPYTHONDIR": "ipython",
           "JUPYTER_RUNTIME_DIR": "runtime"}  # fmt: skip
    return kept | {k: str(scratch / v) for k, v in own.items()} | {"TZ": "UTC"}


class Lab:
    """One page of JupyterLab, and what it asked of other hosts or threw as errors."""

    def __init__(self, page: Any, server: Server) -> None:
        self.page, self.server = page, server
        self.foreign: list[str] = []
        self.errors: list[str] = []
        own = (server.url, server.url.replace("http", "ws"), "data:", "blob:")
        page.on("request", lambda r: None if r.url.startswith(own) else self.foreign.append(r.url))
        page.on("pageerror", lambda error: self.errors.append(error.stack or str(error)))

    def open(self, notebook: str) -> Lab:
        """Open a notebook in a fresh workspace; return when its kernel is ready."""
        place = f"lab/workspaces/t{secrets.token_hex(4)}/tree/{notebook}"
        self.page.goto(f"{self.server.url}/{place}?token={self.server.token}", wait_until="commit")
        self._until_ready()
        self.book = self.page.locator(".jp-NotebookPanel:not(.lm-mod-hidden) .jp-Notebook")
        return self

    def _until_ready(self) -> None:
        self.page.wait_for_function(  # the toolbar says idle too early: ask the session itself
            f"""() => {{ const p = {PANEL}, s = p?.context.sessionContext;
            return p?.context.isReady && s?.isReady && s.kernelDisplayStatus === 'idle'
                && s.session?.kernel?.connectionStatus === 'connected'
                && !document.querySelector('#jupyterlab-splash'); }}""",
            timeout=90_000, polling=100,
        )  # fmt: skip

    def run_all(self) -> Lab:
        """Run > Run All Cells, from cleared outputs; back when every cell has run without error."""
        self.command("notebook:clear-all-cell-outputs")
        self.command("notebook:run-all-cells")
        self._until_run("every")
        assert not self.faults(), self.faults()
        return self

    def run_cell(self, number: int) -> Lab:
        """Run one cell, counted from 0; back when the kernel is idle again."""
        self.page.evaluate(f"n => {{ {PANEL}.content.activeCellIndex = n; }}", number)
        self.command("notebook:run-cell")
        self._until_run("some")
        return self

    def _until_run(self, which: str) -> None:
        """Wait until every code cell, or some, has been run and the kernel rests."""
        self.page.wait_for_function(
            f"""() => {{ const p = {PANEL};
            const code = p.content.widgets.filter(c => c.model.type === 'code');
            return code.{which}(c => c.model.executionCount)
                && code.every(c => !/\\*/.test(c.node.querySelector('.jp-InputPrompt').textContent))
                && p.context.sessionContext.kernelDisplayStatus === 'idle'; }}""",
            timeout=120_000, polling=100,
        )  # fmt: skip

    def faults(self) -> list[str]:
        """The errors and warnings that cells show."""
        kinds = ("application/vnd.jupyter.error", "application/vnd.jupyter.stderr")
        wanted = ", ".join(f"[data-mime-type='{kind}']" for kind in kinds)
        return self.book.locator(wanted).all_inner_texts()

    def restart(self) -> Lab:
        """A new kernel under the same notebook."""
        self.page.evaluate(f"() => {PANEL}.context.sessionContext.restartKernel()")
        self._until_ready()
        return self

    def save(self) -> Lab:
        """Write the notebook with its outputs to the server's copy."""
        self.page.evaluate(f"() => {PANEL}.context.save()")
        return self

    def theme(self, name: str) -> Lab:
        """JupyterLab Light or JupyterLab Dark, once its loading screen is gone: JupyterLab throws
        an error of its own where two such screens overlap."""
        there = "name => document.body.dataset.jpThemeName === name"
        if not self.page.evaluate(there, name):
            self.page.evaluate(
                "theme => window.jupyterapp.commands.execute('apputils:change-theme', {theme})",
                name,
            )
        self.page.wait_for_function(
            f"name => ({there})(name) && !document.querySelector('#jupyterlab-splash')", arg=name
        )
        return self

    def shoot(self, name: str) -> None:
        """A picture of the page, kept as a result of the tests."""
        SCREENS.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=SCREENS / f"{name}.png")

    def command(self, name: str) -> None:
        """A command of JupyterLab on the notebook, which must have the focus to receive it."""
        self.page.wait_for_function(
            f"""() => {{ const p = {PANEL}, shell = window.jupyterapp.shell;
            if (shell.currentWidget !== p) shell.activateById(p.id);
            return shell.currentWidget === p; }}""",
            timeout=30_000, polling=100,
        )  # fmt: skip
        self.page.evaluate("name => window.jupyterapp.commands.execute(name)", name)

    def cell_of(self, label: str) -> Any:
        """The code cell whose output holds the control with this label."""
        wanted = self.page.locator(".widget-label", has_text=_exactly(label))
        return self.book.locator(".jp-CodeCell", has=wanted)

    def control(self, label: str, kind: str = "select") -> Any:
        """The control with this label: a select, an input, a textarea."""
        box = ".jupyter-widgets.widget-inline-hbox"
        wanted = self.page.locator(".widget-label", has_text=_exactly(label))
        return self.book.locator(box, has=wanted).locator(kind)

    def pick(self, label: str, *keys: str) -> None:
        """Choose in a drop-down by keyboard: it opens by Space, since JupyterLab takes arrows."""
        self.control(label).focus()
        for key in ("Space", *keys, "Enter"):
            self.page.keyboard.press(key)

    def view(self, label: str) -> Any:
        """What the control's cell shows last, of what is in sight and not empty."""
        return self.cell_of(label).locator(VIEWS).last

    def seen(self, label: str) -> str:
        """A hash of the view: the picture's bytes or the marked text."""
        return hashlib.sha256(self.view(label).evaluate(SHOWN).encode()).hexdigest()

    def until(self, label: str, wanted: Any, patience: float = 15) -> str:
        """What the control's cell shows once `wanted` holds of it."""
        deadline = time.monotonic() + patience
        while not wanted(self.seen(label)):
            assert time.monotonic() < deadline, f"{label}: the view did not follow the control"
            time.sleep(0.05)
        return self.seen(label)


def _exactly(label: str) -> re.Pattern[str]:
    """The words of a label and no others."""
    return re.compile(f"^{re.escape(label)}$")
