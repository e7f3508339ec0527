"""The library behind numpy is held to one thread while someone reads, and given back after."""

import numpy as np  # noqa: F401  # loads the library
import pytest
from threadpoolctl import threadpool_info

from reread.reader.blas import one_thread


def _threads() -> set[int]:
    return {pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas"}


def test_one_thread_while_reading_and_all_after():
    before = _threads()
    with one_thread():
        assert _threads() == {1}
    assert _threads() == before


def test_an_error_gives_the_threads_back():
    before = _threads()
    with pytest.raises(KeyError), one_thread():
        raise KeyError
    assert _threads() == before
