"""Python's garbage collector, told what kind of process this is."""

import gc

YOUNG_OBJECTS = 50_000


def calm_the_collector() -> None:
    """A full collection walks all of aiogram's models: they are left out, and it comes more seldom."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG_OBJECTS, 20, 50)
