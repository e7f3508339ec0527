"""The members of packed files: zip, tar, and single files packed by gzip, bzip2 or xz.

Nothing is unpacked to the disk, so a member's name is no more than a name; and no more of a member
is read than an article may be long.
"""

from __future__ import annotations

import bz2
import gzip
import lzma
import tarfile
import zipfile
from collections.abc import Iterator
from typing import IO, Any, NamedTuple

from ...loading.encodings import LARGEST
from ...loading.findings import line
from ..parts import Refused
from .folders import is_hidden

ZIP = (".zip",)
TAR = (".tar", ".tgz", ".tar.gz", ".tar.bz2", ".tar.xz")
SINGLE: dict[str, Any] = {".gz": gzip.open, ".bz2": bz2.open, ".xz": lzma.open}
SUFFIXES = (*ZIP, *TAR, *SINGLE)
TOO_LARGE = Refused("too large", f"is larger than {LARGEST:,} bytes; split it")
# Deflate makes at most 1,032 bytes of one (zlib's technical notes): what declares more has members
# that share their bytes, as only bombs do
DEFLATED = 1_032
ENCRYPTED = 0x1  # in the flags of a member of a zip


class Member(NamedTuple):
    """A file in a packed file, open for reading until the next one is asked for; or why not."""

    name: str  # in the packed file; empty where that is packed as a whole
    content: IO[bytes] | Refused
    file: str = ""  # the name by which it is read


def members(name: str, stream: IO[bytes]) -> Iterator[Member]:
    """The files in a packed file of this name; ValueError if it cannot be opened."""
    if name.lower().endswith(ZIP):
        yield from _of_zip(stream)
    elif name.lower().endswith(TAR):
        yield from _of_tar(stream)
    else:
        suffix = name[name.rindex(".") :].lower()
        with SINGLE[suffix](stream) as inner:
            try:
                inner.peek(1)
            except Exception as error:  # damaged archives raise errors of every kind
                told = f"is packed ({suffix[1:]}) and damaged ({error}); get it again"
                raise ValueError(told) from None
            yield Member("", inner, name[: -len(suffix)])


def _of_zip(stream: IO[bytes]) -> Iterator[Member]:
    """The members of a zip by name; those of one name in the order in which they stand."""
    try:
        packed = zipfile.ZipFile(stream)
    except Exception as error:  # as above
        raise ValueError(f"is packed (zip) and damaged ({error}); get it again") from None
    with packed:
        infos = sorted(packed.infolist(), key=lambda info: info.filename)
        size = stream.seek(0, 2)
        if sum(info.file_size for info in infos) > DEFLATED * size:
            raise ValueError("unpacks to more than it can hold; get it from its source again")
        for info in infos:
            if not info.is_dir() and not _is_left_out(info.filename):
                yield from _of_member(packed, info)


def _of_member(packed: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[Member]:
    name = line(info.filename)
    if info.flag_bits & ENCRYPTED:
        yield Member(name, Refused("unreadable", "is encrypted; unpack it first"))
        return
    try:
        inner = packed.open(info)
    except Exception as error:  # as above
        yield Member(name, Refused("unreadable", f"is packed and damaged ({error})"))
        return
    with inner:
        yield Member(name, inner, name.rpartition("/")[2])


def _of_tar(stream: IO[bytes]) -> Iterator[Member]:
    """The files of a tar in the order in which they stand, for what is packed can't be read out
    of it; after damage nothing can be read any more, which is told."""
    last = ""
    try:
        with tarfile.open(fileobj=stream, mode="r|*") as packed:
            for info in packed:
                last = line(info.name).removeprefix("./")
                if info.isdir() or _is_left_out(last):
                    continue
                inner = packed.extractfile(info) if info.isreg() else None
                why = Refused("unreadable", "is not a regular file; unpack it first")
                yield Member(last, inner or why, last.rpartition("/")[2])
    except Exception as error:  # as above
        if not last:
            raise ValueError(f"is packed (tar) and damaged ({error}); get it again") from None
        told = f"is damaged after {last} ({error}); get it again"
        yield Member("", Refused("unreadable", told))


def _is_left_out(name: str) -> bool:
    return any(is_hidden(part) for part in name.split("/") if part not in ("", ".", ".."))


def read_whole(stream: IO[bytes]) -> bytes | Refused:
    """All bytes of a file, if they are not more than an article may have."""
    data = stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        return TOO_LARGE
    return data
