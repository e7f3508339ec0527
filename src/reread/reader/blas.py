"""One thread for products of matrices while an article is read.

Windows are too small for more: the library behind numpy would keep a second processor busy waiting,
and where others need it reading takes several times as long. The limit is the process's, so that it
can outlast a reading if several threads read at once; nothing that is computed hangs on it.
"""

from __future__ import annotations

import functools
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from threadpoolctl import ThreadpoolController


@functools.cache
def _pools() -> ThreadpoolController:
    import numpy as np  # noqa: F401  # loads the library that is looked for
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()


def one_thread() -> AbstractContextManager[Any]:
    """Holds the library to one thread, and gives it back what it had."""
    return _pools().limit(limits=1, user_api="blas")
