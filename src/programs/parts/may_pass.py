"""Tells errors of a web request that may pass from those that will not."""

from http.client import IncompleteRead
from urllib.error import HTTPError


def may_pass(error: Exception) -> bool:
    """Tell whether the same call may succeed a little later. A 404 will not."""
    if isinstance(error, HTTPError):
        return error.code in (429, 500, 502, 503, 504)
    return isinstance(error, (IncompleteRead, OSError))
