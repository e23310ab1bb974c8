"""Random programs for `model.py`, the same for the same number."""

from __future__ import annotations

from random import Random

from model import CONDITION, MUTEXES, Operation, Program

MOST_THREADS = 4
LIMIT = 100.0
"""Seconds of a time limit: on our clocks it ends only when nobody else can go on."""


def random_program(number: int) -> Program:
    """Between two and four threads; the first starts some, those may start the rest."""
    random = Random(number)
    many = random.choice((2, 2, 3, 3, MOST_THREADS))
    bodies = [_block(random, depth=0, held=()) for _ in range(many)]
    for thread in range(many - 1, 0, -1):
        body = bodies[random.randrange(thread)]
        at = random.choice([0, 0, *_top_level(body)])
        body.insert(at, ("start", thread))
        if random.random() < 0.5:
            later = [place for place in _top_level(body) if place > at]
            body.insert(random.choice(later), ("join", thread))
    return tuple(tuple(body) for body in bodies)


def _top_level(body: list[Operation]) -> list[int]:
    """Places in no critical section, where inserting breaks no count of skips."""
    places, depth, skipping = [0], 0, 0
    for place, (kind, *rest) in enumerate(body, 1):
        skipping -= 1
        if kind in ("try", "timed"):
            skipping = max(skipping, rest[1])
        depth += (kind in ("acquire", "try", "timed")) - (kind == "release")
        if depth == 0 and skipping <= 0:
            places.append(place)
    return places


def _block(random: Random, depth: int, held: tuple[int, ...]) -> list[Operation]:
    body: list[Operation] = []
    for _ in range(random.randint(1, 3 - depth)):
        body += _statement(random, depth, held)
    return body


def _statement(random: Random, depth: int, held: tuple[int, ...]) -> list[Operation]:
    if CONDITION in held and random.random() < 0.6:
        return [
            random.choice(
                (("wait",), ("timed_wait",), ("notify", 1), ("notify", 2), ("notify", 9))
            )
        ]
    choice = random.random()
    if choice < 0.6 and depth < 2:
        mutex = random.randrange(MUTEXES)
        kind = random.choice(("acquire", "acquire", "acquire", "try", "timed"))
        inside = _block(random, depth + 1, (*held, mutex))
        guarded = [*inside, ("release", mutex)]
        if kind == "acquire":
            return [("acquire", mutex), *guarded]
        return [(kind, mutex, len(guarded)), *guarded]
    return [
        random.choice(
            (("event_wait",), ("event_set",), ("event_clear",), ("down",), ("up",))
        )
    ]
