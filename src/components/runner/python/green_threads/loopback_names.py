"""Names and addresses of the loopback network, for the functions of `_socket`."""

from __future__ import annotations

import errno
import sys
from _socket import (
    AF_INET,
    AF_INET6,
    AF_UNSPEC,
    AI_NUMERICHOST,
    AI_PASSIVE,
    EAI_ADDRFAMILY,
    EAI_NONAME,
    EAI_SERVICE,
    IPPROTO_TCP,
    NI_NUMERICHOST,
    SOCK_STREAM,
    gaierror,
    gethostname,
    herror,
    inet_aton,
    inet_ntoa,
    inet_pton,
)

from .loopback import ANY_HOST, LOCALHOST, NO_NETWORK, Address, os_error

_SERVICES = {"ftp": 21, "http": 80, "https": 443, "smtp": 25, "ssh": 22}


def resolve(host: str | bytes) -> str:
    """The IPv4 address of a name. Raises `socket.gaierror` for all but our own."""
    name = host.decode("ascii") if isinstance(host, bytes | bytearray) else host
    if not isinstance(name, str):
        kind = type(host).__name__
        raise TypeError(f"str, bytes or bytearray expected, not {kind}")
    if name == "":
        return ANY_HOST
    if name in ("localhost", gethostname()):
        return LOCALHOST
    try:
        return inet_ntoa(inet_aton(name))
    except OSError:
        pass
    if _is_ipv6(name):
        words = "Address family for hostname not supported"
        raise gaierror(EAI_ADDRFAMILY, words + NO_NETWORK)
    raise gaierror(EAI_NONAME, "Name or service not known" + NO_NETWORK)


def _is_ipv6(name: str) -> bool:
    try:
        inet_pton(AF_INET6, name)
    except OSError:
        return False
    return True


def checked_address(address: object, function: str) -> Address:
    """A program's address with its host resolved, or CPython's words against it."""
    if not isinstance(address, tuple):
        kind = type(address).__name__
        raise TypeError(f"{function}(): AF_INET address must be tuple, not {kind}")
    if len(address) != 2:
        raise TypeError(f"{function}(): AF_INET address must be a pair (host, port)")
    host, port = address
    if not hasattr(port, "__index__"):
        kind = type(port).__name__
        raise TypeError(f"'{kind}' object cannot be interpreted as an integer")
    port = port.__index__()
    ip = resolve(host)
    if not 0 <= port <= 0xFFFF:
        raise OverflowError(f"{function}(): port must be 0-65535.")
    return ip, port


def is_ours(ip: str) -> bool:
    return ip.startswith("127.") or ip == ANY_HOST


def address_to_bind(address: object) -> Address:
    ip, port = checked_address(address, "bind")
    if not is_ours(ip):
        raise os_error(errno.EADDRNOTAVAIL, NO_NETWORK)
    return ip, port


def address_to_connect(address: object) -> Address:
    ip, port = checked_address(address, "connect")
    if not is_ours(ip):
        raise os_error(errno.ENETUNREACH, NO_NETWORK)
    return (LOCALHOST if ip == ANY_HOST else ip), port


def _port_number(port: object) -> int:
    if port is None:
        return 0
    if isinstance(port, int):
        return port
    if isinstance(port, bytes):
        port = port.decode("ascii")
    if not isinstance(port, str):
        raise OSError("Int or String expected")
    if port.isdecimal():
        return int(port)
    if port in _SERVICES:
        return _SERVICES[port]
    raise gaierror(EAI_SERVICE, "Servname not supported for ai_socktype")


def getaddrinfo(
    host: str | bytes | None,
    port: object,
    family: int = 0,
    type: int = 0,
    proto: int = 0,
    flags: int = 0,
) -> list[tuple[int, int, int, str, Address]]:
    sys.audit("socket.getaddrinfo", host, port, family, type, proto)
    if family not in (AF_UNSPEC, AF_INET):
        words = "Address family for hostname not supported"
        raise gaierror(EAI_ADDRFAMILY, words + NO_NETWORK)
    if host is None:
        ip = ANY_HOST if flags & AI_PASSIVE else LOCALHOST
    elif host in ("", b"") or flags & AI_NUMERICHOST and host == "localhost":
        raise gaierror(EAI_NONAME, "Name or service not known")
    else:
        ip = resolve(host)
    kind = int(type) or SOCK_STREAM
    proto = proto or (IPPROTO_TCP if kind == SOCK_STREAM else 0)
    return [(int(AF_INET), kind, proto, "", (ip, _port_number(port)))]


def gethostbyname(hostname: str | bytes, /) -> str:
    return resolve(hostname)


def gethostbyaddr(ip_address: str, /) -> tuple[str, list[str], list[str]]:
    ip = resolve(ip_address)
    if not is_ours(ip):
        raise herror(1, "Unknown host" + NO_NETWORK)
    own_name = ip_address == gethostname()
    return (gethostname() if own_name else "localhost"), [], [ip]


def gethostbyname_ex(hostname: str, /) -> tuple[str, list[str], list[str]]:
    return hostname, [], [resolve(hostname)]


def getnameinfo(sockaddr: Address, flags: int, /) -> tuple[str, str]:
    ip, port = checked_address(sockaddr[:2], "getnameinfo")
    numeric = flags & NI_NUMERICHOST or not is_ours(ip)
    return (ip if numeric else "localhost"), str(port)


replacements = {
    "getaddrinfo": getaddrinfo,
    "gethostbyname": gethostbyname,
    "gethostbyaddr": gethostbyaddr,
    "gethostbyname_ex": gethostbyname_ex,
    "getnameinfo": getnameinfo,
    "has_ipv6": False,
}
