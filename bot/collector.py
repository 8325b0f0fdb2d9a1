"""Python's garbage collector, told what kind of process this is."""

import gc

YOUNG_OBJECTS = 10_000
"""A look at as many takes 15 ms, in which nothing else goes on."""


def calm_the_collector() -> None:
    """A full collection walks all of aiogram's models: they are left out, and it comes more seldom."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG_OBJECTS, 10, 50)
