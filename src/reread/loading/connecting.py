"""The way to a server: only to public addresses, and all of it within one deadline.

The address is looked at where a connection is made to it, so that neither a redirect nor a name
that stands for another address gets round it.
"""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from ipaddress import IPv4Address, IPv6Address, ip_address
from queue import Empty, Queue
from threading import Thread
from typing import Any

import httpcore
import httpx

NAT64 = 0x64_FF9B << 64  # 64:ff9b::/96, whose last 32 bits are an IPv4 address (RFC 6052)


def is_public(address: str) -> bool:
    """Whether an IP address is reachable for everyone: no loopback, private or link-local one, also
    where it is wrapped in an IPv6 address."""
    found: IPv4Address | IPv6Address = ip_address(address.partition("%")[0])
    if isinstance(found, IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour
        if int(found) >> 32 == NAT64:
            inner = IPv4Address(int(found) & 0xFFFF_FFFF)
        found = inner or found
    return found.is_global and not (found.is_multicast or found.is_reserved)


class Deadline:
    """A point in time by which everything must be done."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.end = time.monotonic() + seconds

    def left(self) -> float:
        """Seconds that are left; TimeoutError if none are."""
        left = self.end - time.monotonic()
        if left <= 0:
            raise TimeoutError(f"no full answer within {self.seconds:g} seconds")
        return left

    @contextmanager
    def kept(self) -> Iterator[None]:
        """TimeoutError where what is done within takes until after the deadline."""
        try:
            yield
        except (httpcore.TimeoutException, Empty):
            self.left()
            raise


class _Stream(httpcore.NetworkStream):
    """A connection of which every single read and write ends by the deadline."""

    def __init__(self, inner: httpcore.NetworkStream, deadline: Deadline) -> None:
        self.inner, self.deadline = inner, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Some bytes of the answer, within the deadline."""
        with self.deadline.kept():
            return self.inner.read(max_bytes, self.deadline.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send some bytes, within the deadline."""
        with self.deadline.kept():
            self.inner.write(buffer, self.deadline.left())

    def close(self) -> None:
        """Close the connection."""
        self.inner.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        """The same connection, encrypted from here on."""
        with self.deadline.kept():
            secured = self.inner.start_tls(ssl_context, server_hostname, self.deadline.left())
        return _Stream(secured, self.deadline)

    def get_extra_info(self, info: str) -> Any:
        """What httpcore asks of a connection: its addresses, its certificate."""
        return self.inner.get_extra_info(info)


class _Backend(httpcore.NetworkBackend):
    """Connections to public addresses, or to any with `private`."""

    def __init__(self, deadline: Deadline, private: bool) -> None:
        self.deadline, self.private = deadline, private

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to a host, or PermissionError where an address of it is private."""
        addresses = self._addresses(host, port)
        inside = [address for address in addresses if not is_public(address)]
        if inside and not self.private:
            raise PermissionError(f"{inside[0]} is a private address")
        for address in addresses:
            try:
                with self.deadline.kept():
                    inner = httpcore.SyncBackend().connect_tcp(address, port, self.deadline.left())
                return _Stream(inner, self.deadline)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
        raise failed

    def _addresses(self, host: str, port: int) -> list[str]:
        """The addresses of a host, looked up aside, as that cannot be given a time."""
        found: Queue[Any] = Queue()

        def look_up() -> None:
            """Ask for the addresses, in a thread that the deadline can leave behind."""
            try:
                found.put(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
            except (OSError, UnicodeError) as error:
                found.put(error)

        Thread(target=look_up, daemon=True).start()
        with self.deadline.kept():
            answer = found.get(timeout=self.deadline.left())
        if isinstance(answer, UnicodeError):
            raise httpx.InvalidURL(host)
        if isinstance(answer, OSError):
            raise ConnectionError(f"{host} is not known: {answer}")
        return list(dict.fromkeys(str(one[4][0]) for one in answer))


class _Body(httpx.SyncByteStream):
    def __init__(self, inner: Any) -> None:
        self.inner = inner

    def __iter__(self) -> Iterator[bytes]:
        yield from self.inner

    def close(self) -> None:
        """Let the connection go."""
        self.inner.close()


class Transport(httpx.BaseTransport):
    """What httpx sends requests by: within a deadline, and to public addresses unless `private`."""

    def __init__(self, deadline: Deadline, *, private: bool) -> None:
        self.pool = httpcore.ConnectionPool(network_backend=_Backend(deadline, private))

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request; the answer's body is read later."""
        url = request.url
        answer = self.pool.handle_request(
            httpcore.Request(
                request.method,
                httpcore.URL(
                    scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
                ),
                headers=request.headers.raw,
                content=request.stream,
            )
        )
        return httpx.Response(answer.status, headers=answer.headers, stream=_Body(answer.stream))

    def close(self) -> None:
        """Let the connection go."""
        """Close all connections."""
        self.pool.close()
