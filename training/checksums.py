"""The SHA-256 of each file that ships beside code and models, by which damage is told.

    python training/checksums.py

writes src/reread/data.sha256. Run it after a table was changed or made again.
"""

import hashlib
from pathlib import Path

PACKAGE = Path(__file__).parents[1] / "src/reread"
TARGET = PACKAGE / "data.sha256"
WITHOUT = {".py", ".pyc", ".md", ".npz", ".sha256", ".typed"}  # code, cards; models have their own


def checksums() -> str:
    """One line for each file: its digest and its path in the package."""
    files = sorted(path for path in PACKAGE.rglob("*") if path.is_file())
    kept = [path for path in files if path.suffix not in WITHOUT and path.suffix]
    return "".join(
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(PACKAGE).as_posix()}\n"
        for path in kept
    )


if __name__ == "__main__":
    TARGET.write_text(checksums(), encoding="utf-8", newline="\n")
