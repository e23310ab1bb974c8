"""A reference model of the primitives: explicit states, one atomic step at a time.

A program is a tuple of threads, a thread a tuple of operations such as `("acquire", 0)`.
`explains` searches for an order of steps that ends where a real run ended. It knows
nothing of how the primitives are made, only what their documentation promises.

`acquire i`, `release i`   mutex i, which its owner may take again
`try i n`, `timed i n`     the same without or with a limit; n operations are skipped
                           where it fails
`wait`, `timed_wait`       on the condition, whose mutex the thread holds
`notify n`                 wakes the n that wait longest
`event_wait`, `event_set`, `event_clear`
`down`, `up`               a semaphore that begins with 0
`start t`, `join t`        thread t
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

MUTEXES = 3
CONDITION = 2
"""The mutex that belongs to the condition."""

ASLEEP, WOKEN, EXPIRED = 1, 2, 3
"""How far a wait on the condition is; for an event, `ASLEEP` and `WOKEN`."""

Operation = tuple
Program = tuple[tuple[Operation, ...], ...]


class State(NamedTuple):
    started: tuple[bool, ...]
    places: tuple[int, ...]
    """The next operation of each thread."""
    phases: tuple[int, ...]
    """Inside of a wait: how far."""
    depths: tuple[int, ...]
    """How often a waiting thread held the condition's mutex."""
    results: tuple[tuple[bool, ...], ...]
    owners: tuple[int, ...]
    """-1 where a mutex is free."""
    counts: tuple[int, ...]
    queue: tuple[int, ...]
    """Who waits on the condition, longest first."""
    event: bool
    value: int
    due: tuple[int, ...]
    """Whose time limits end about now: they waited when time last passed."""


class Observed(NamedTuple):
    """Where a run came to rest."""

    started: tuple[bool, ...]
    places: tuple[int, ...]
    results: tuple[tuple[bool, ...], ...]


def _with(values: tuple, index: int, value: object) -> tuple:
    return values[:index] + (value,) + values[index + 1 :]


def beginning(program: Program) -> State:
    many = len(program)
    return State(
        started=(True,) + (False,) * (many - 1),
        places=(0,) * many,
        phases=(0,) * many,
        depths=(0,) * many,
        results=((),) * many,
        owners=(-1,) * MUTEXES,
        counts=(0,) * MUTEXES,
        queue=(),
        event=False,
        value=0,
        due=(),
    )


def _go_on(state: State, me: int, result: bool | None = None, skip: int = 0) -> State:
    """The thread has done its operation."""
    results = state.results
    if result is not None:
        results = _with(results, me, results[me] + (result,))
    places = _with(state.places, me, state.places[me] + 1 + skip)
    return state._replace(places=places, results=results)


def _take(state: State, me: int, mutex: int, count: int = 1) -> State:
    return state._replace(
        owners=_with(state.owners, mutex, me),
        counts=_with(state.counts, mutex, state.counts[mutex] + count),
    )


def _drop(state: State, mutex: int, count: int = 1) -> State:
    left = state.counts[mutex] - count
    return state._replace(
        owners=state.owners if left else _with(state.owners, mutex, -1),
        counts=_with(state.counts, mutex, left),
    )


def step(program: Program, state: State, me: int) -> State | None:
    """What one thread can do next without a time limit's help; None for nothing."""
    place = state.places[me]
    if not state.started[me] or place == len(program[me]):
        return None
    kind, *rest = program[me][place]
    phase = state.phases[me]
    if kind in ("acquire", "try", "timed"):
        mutex = rest[0]
        if state.owners[mutex] in (-1, me):
            taken = _take(state, me, mutex)
            return _go_on(taken, me, None if kind == "acquire" else True)
        return _go_on(state, me, False, rest[1]) if kind == "try" else None
    if kind == "release":
        return _go_on(_drop(state, rest[0]), me)
    if kind in ("wait", "timed_wait"):
        if phase == 0:
            count = state.counts[CONDITION]
            waiting = _drop(state, CONDITION, count)
            return waiting._replace(
                phases=_with(state.phases, me, ASLEEP),
                depths=_with(state.depths, me, count),
                queue=(*state.queue, me),
            )
        if phase == ASLEEP or state.owners[CONDITION] != -1:
            return None
        awake = _take(state, me, CONDITION, state.depths[me])
        awake = awake._replace(phases=_with(state.phases, me, 0))
        return _go_on(awake, me, phase == WOKEN if kind == "timed_wait" else None)
    if kind == "notify":
        phases = list(state.phases)
        for thread in state.queue[: rest[0]]:
            phases[thread] = WOKEN
        notified = state._replace(phases=tuple(phases), queue=state.queue[rest[0] :])
        return _go_on(notified, me)
    if kind == "event_wait":
        if state.event or phase == WOKEN:
            return _go_on(state._replace(phases=_with(state.phases, me, 0)), me)
        if phase == ASLEEP:
            return None
        return state._replace(phases=_with(state.phases, me, ASLEEP))
    if kind == "event_set":
        return _go_on(_woken_by_event(program, state)._replace(event=True), me)
    if kind == "event_clear":
        return _go_on(state._replace(event=False), me)
    if kind == "up":
        return _go_on(state._replace(value=state.value + 1), me)
    if kind == "down":
        if state.value == 0:
            return None
        return _go_on(state._replace(value=state.value - 1), me)
    if kind == "start":
        return _go_on(state._replace(started=_with(state.started, rest[0], True)), me)
    if kind == "join":
        other = rest[0]
        ended = state.places[other] == len(program[other])
        return _go_on(state, me) if ended else None
    raise ValueError(kind)


def _woken_by_event(program: Program, state: State) -> State:
    """Who slept when it was set goes on, even if it is cleared again at once."""
    phases = list(state.phases)
    for thread, phase in enumerate(phases):
        place = state.places[thread]
        if phase == ASLEEP and program[thread][place][0] == "event_wait":
            phases[thread] = WOKEN
    return state._replace(phases=tuple(phases))


def expire(program: Program, state: State, me: int) -> State | None:
    """The end of a thread's time limit, where it waits with one."""
    place = state.places[me]
    if not state.started[me] or place == len(program[me]):
        return None
    kind, *rest = program[me][place]
    if kind == "timed":
        return _go_on(state, me, False, rest[1])
    if kind == "timed_wait" and state.phases[me] == ASLEEP:
        return state._replace(
            phases=_with(state.phases, me, EXPIRED),
            queue=tuple(thread for thread in state.queue if thread != me),
        )
    return None


def successors(program: Program, state: State) -> Iterator[State]:
    """All next states. Time passes only when nobody can go on, as on our clocks."""
    threads = range(len(program))
    stuck = True
    for me in threads:
        if new := step(program, state, me):
            stuck = False
            yield _without(new, me)
    for me in state.due:
        if new := expire(program, state, me):
            stuck = False
            yield _without(new, me)
    if stuck:
        expiring = [(me, new) for me in threads if (new := expire(program, state, me))]
        due = tuple(me for me, _ in expiring)
        for me, new in expiring:
            yield _without(new._replace(due=due), me)


def _without(state: State, me: int) -> State:
    if me not in state.due:
        return state
    return state._replace(due=tuple(thread for thread in state.due if thread != me))


def explains(program: Program, observed: Observed) -> bool:
    """Whether some order of steps comes to rest exactly where the run did."""
    stack = [beginning(program)]
    seen = set(stack)
    while stack:
        state = stack.pop()
        rest = True
        for new in successors(program, state):
            rest = False
            if new not in seen and _leads_to(new, observed):
                seen.add(new)
                stack.append(new)
        if rest and _is(state, observed):
            return True
    return False


def _is(state: State, observed: Observed) -> bool:
    return (state.started, state.places, state.results) == observed


def _leads_to(state: State, observed: Observed) -> bool:
    """False where a thread is further than it came, or had another result."""
    for place, wanted in zip(state.places, observed.places, strict=True):
        if place > wanted:
            return False
    for results, wanted in zip(state.results, observed.results, strict=True):
        if results != wanted[: len(results)]:
            return False
    return True


def outcomes(program: Program) -> set[Observed]:
    """All the places where a program can come to rest."""
    stack = [beginning(program)]
    seen = set(stack)
    found = set()
    while stack:
        state = stack.pop()
        nexts = list(successors(program, state))
        if not nexts:
            found.add(Observed(state.started, state.places, state.results))
        for new in nexts:
            if new not in seen:
                seen.add(new)
                stack.append(new)
    return found
