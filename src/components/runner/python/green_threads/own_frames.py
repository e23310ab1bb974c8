"""Keeps this package out of the tracebacks that readers see."""

from __future__ import annotations

from typing import Any


def hide_own_frames(error: BaseException) -> None:
    """Take the scheduler's frames out of the traceback of an exception and its causes."""
    seen: set[int] = set()
    pending: list[BaseException | None] = [error]
    while pending:
        part = pending.pop()
        if part is None or id(part) in seen:
            continue
        seen.add(id(part))
        part.__traceback__ = _without_own_frames(part.__traceback__)
        pending += [part.__cause__, part.__context__]
        if isinstance(part, BaseExceptionGroup):
            pending += part.exceptions


def _without_own_frames(step: Any) -> Any:
    kept = []
    while step is not None:
        if step.tb_frame.f_globals.get("__package__") != __package__:
            kept.append(step)
        step = step.tb_next
    # An empty list has no last step to end.
    for one, following in zip(kept, [*kept[1:], None], strict=False):
        one.tb_next = following
    return kept[0] if kept else None
