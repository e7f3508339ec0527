"""Build what is uploaded, look whether all of it is there, and try the wheel by itself:
`python tests/packaged.py`, which needs no network.

The wheel is installed beside the core's libraries and nothing else, and its commands are run in
another folder.
"""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import tarfile
import tempfile
import venv
import zipfile
from pathlib import Path

from declared import closure, lay_out, requirements

ROOT = Path(__file__).parents[1]
FOLDERS = ("src", "tests", "docs", "notebooks", "data", "benchmarks", "training")
# What no machine that tests has of its own: where the build was, and who made it
LOCAL = (str(ROOT).encode(), str(Path.home()).encode())
# Of ten; an e-mail address is for the owner to give, and would be a tenth of it, a home page, too
RATING, OWNERS = 9, "AuthorEmail"


def main() -> int:
    """Build both, and fail where one of them is not as it should be."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        _run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT)
        (wheel,), (sdist,) = folder.glob("*.whl"), folder.glob("*.tar.gz")
        _run(sys.executable, "-m", "twine", "check", "--strict", wheel, sdist)
        _run(sys.executable, "-m", "pyroma", f"--min={RATING}", f"--skip-tests={OWNERS}", ROOT)
        _insist_on_all(wheel, sdist)
        _try_out(wheel, folder)
    print("wheel and sdist are whole, and the wheel works by itself")
    return 0


def _run(*command: object, cwd: Path = ROOT) -> str:
    """What a command prints; where it fails, so does this one, and shows what it said."""
    done = subprocess.run(list(map(str, command)), cwd=cwd, capture_output=True, encoding="utf-8")
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))}\n{done.stdout}{done.stderr}")
    return done.stdout


def _insist_on_all(wheel: Path, sdist: Path) -> None:
    """Fail where a file of the repository is missing in what was built of it."""
    tracked = _run("git", "ls-files", *FOLDERS).splitlines()
    with tarfile.open(sdist) as packed:
        there = {name.partition("/")[2] for name in packed.getnames()}
    _insist(not (missing := set(tracked) - there), f"{sdist.name} lacks {sorted(missing)[:9]}")
    wanted = {_in_wheel(name) for name in tracked} - {""}
    with zipfile.ZipFile(wheel) as packed:
        there = {name for name in packed.namelist() if ".dist-info/" not in name}
        found = [name for name in there if any(one in packed.read(name) for one in LOCAL)]
    _insist(there == wanted, f"{wheel.name} differs: {sorted(there ^ wanted)[:9]}")
    _insist(not found, f"{found} name this machine")


def _in_wheel(name: str) -> str:
    """Where a file of the repository lies in the wheel; empty where it does not ship."""
    top, _, rest = name.partition("/")
    if top == "src":
        return rest
    ships = top == "data" or name.endswith(".ipynb")
    return f"reread/shipped/{name}" if ships else ""


def _insist(holds: bool, told: str) -> None:
    if not holds:
        sys.exit(told)


def _try_out(wheel: Path, folder: Path) -> None:
    """Install the wheel without an index, and run its commands where nothing else is."""
    home, here = folder / "installed", folder / "here"
    here.mkdir()
    venv.create(home, with_pip=True, symlinks=True)
    paths = sysconfig.get_paths(vars={"base": str(home), "platbase": str(home)})
    lay_out(closure(requirements()), Path(paths["purelib"]) / "libraries")
    (Path(paths["purelib"]) / "libraries.pth").write_text("libraries\n")
    bin = Path(paths["scripts"])
    _run(bin / "python", "-m", "pip", "install", "--no-index", "--no-deps", wheel, cwd=here)
    version = _run(bin / "reread", "--version", cwd=here)
    _insist(version.startswith("reread "), f"reread --version prints {version!r}")
    _run(bin / "reread", "notebooks", "mine", cwd=here)
    _insist((here / "mine/notebooks/00_article.ipynb").is_file(), "notebooks are not copied")
    told = _run(bin / "reread", "read", "mine/data/article.txt", "--quiet", cwd=here)
    _insist("written to reports/16f0559ec764/" in told, f"reread read prints {told!r}")
    _run(bin / "reread", "mine/data/bridge-portal.html", "--quiet", cwd=here)
    _insist(len(list(here.glob("reports/*/tables/times.csv"))) == 2, "tables are not written")


if __name__ == "__main__":
    sys.exit(main())
