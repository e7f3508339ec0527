"""A stand-in for reading, in the processes that read: quick, and it does what an article says.

`PROGRAM` starts it instead of `reread.corpus.workers.child.main`. Each deed is something that articles do to
libraries, and that no library survives.
"""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyarrow as pa

from reread.article import Article
from reread.corpus import Limits
from reread.corpus.dataset.ids import Ids
from reread.corpus.dataset.schemas import NAMES, SCHEMAS
from reread.corpus.parts import Item, Part, Refused
from reread.corpus.workers import batch, child, owned
from reread.corpus.workers.owned import Died

PROGRAM = "import poisoned; poisoned.main()"
LIMITS = Limits(seconds=1, seconds_each=0, memory=3 << 29, memory_each=0)
CHANCES = 2  # times that chance kills the process of an "unlucky" article
held = []  # what articles leave behind


def main():
    batch.read_items = read_items
    child.main()


def dask_setup(worker):
    """Called in a worker of Dask that is started with `--preload poisoned.py`."""
    owned.PROGRAM = PROGRAM


def items(*texts):
    """Items with these texts, whose first words are the ids of their articles."""
    return [
        Item(f"key{number}", f"{number}.txt", text.encode()) for number, text in enumerate(texts)
    ]


def read_items(items, choices, begun=lambda number: None):
    rows, ids = {name: [] for name in NAMES}, Ids()
    for number, item in enumerate(items):
        begun(number)
        place = {"name": item.name, "key": item.key}
        refused = item.content if isinstance(item.content, Refused) else _done(_text(item))
        if refused:
            rows["failures"].append(place | refused._asdict())
            continue
        text = _text(item)
        id = ids.take(text.split()[0])
        size = {"characters": len(text), "words": len(text.split())}
        rows["articles"].append({"article": id} | size | place)
        rows["texts"].append({"article": id, "text": text, "signature": b""})
    tables = {name: pa.Table.from_pylist(rows[name], SCHEMAS[name]) for name in NAMES}
    return Part(tuple(item.key for item in items), tables)


def _text(item):
    return item.content.text if isinstance(item.content, Article) else item.content.decode()


def _done(text):
    """What a text does when it is read; why it is not, if so."""
    print("a library says something where it should not")
    for deed in set(text.split()) & set(DEEDS):
        try:
            DEEDS[deed](text)
        except MemoryError:
            return Refused("memory", "too much")
    return None


def _unlucky(text):
    with Path(text.split()[-1]).open("a+") as seen:
        seen.write("x")
        if seen.tell() <= CHANCES:
            seen.flush()
            os.kill(os.getpid(), signal.SIGKILL)


DEEDS = {
    "sleepy": lambda text: time.sleep(0.05),
    "crash": lambda text: os._exit(3),
    "leave": lambda text: sys.exit(4),
    "fault": lambda text: os.kill(os.getpid(), signal.SIGSEGV),
    "spin": lambda text: re.match(r"(a|aa)*b", "a" * 60),  # in C, which lets no thread in
    "wait": lambda text: time.sleep(600),
    "eat": lambda text: held.append(bytearray(8 << 30)),
    "hoard": lambda text: held.append(bytearray(600 << 20)),
    "unlucky": _unlucky,
    "ask": lambda text: sys.stdin.read(),
    "fork": lambda text: os.fork(),
    "start": lambda text: subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"]),
}


CRASHED, KILLED = "it ended with status 3", "it was killed"
ROOM = 2  # articles that "heap" which a process bears


class Simulated:
    """A process that reads, without the process."""

    all: list["Simulated"] = []  # noqa: RUF012
    killed: dict[str, int] = {}  # noqa: RUF012
    failing = 0  # starts that come to nothing

    def __init__(self):
        self.alive, self.heaped, self.batches = True, 0, 0
        self.all.append(self)

    def read(self, batch):
        assert self.alive
        self.batches += 1
        if Simulated.failing:
            Simulated.failing -= 1
            return self.dies(None, "it ended with status 1")
        for at, item in enumerate(batch.items):
            if isinstance(item.content, Refused):
                continue
            deed, _, name = _text(item).partition(" ")
            self.heaped += deed == "heap"
            if deed == "crash" or (deed == "frail" and self.batches > 1):
                return self.dies(at, CRASHED)
            if deed == "chance" and self.killed.setdefault(name, 2):
                self.killed[name] -= 1
                return self.dies(at, KILLED, outside=True)
        starved = self.heaped > ROOM
        return read_items([self.starved(item) if starved else item for item in batch.items], None)

    def starved(self, item):
        content = item.content
        heaps = isinstance(content, bytes) and content.startswith(b"heap")
        return item._replace(content=Refused("memory", "too much")) if heaps else item

    def dies(self, at, reason, outside=False):
        self.end()
        return Died(at, "crash", reason, outside)

    def grown(self):
        return 0

    def end(self):
        self.alive = False
