"""How many inputs each property is tried with: 1 000, or as many as FUZZ says (`make fuzz`: 100 000).

In `make test` they are the same ones every time; `make fuzz` takes new ones from a seed that it prints.
"""

import os

from hypothesis import HealthCheck, settings

INPUTS = int(os.environ.get("FUZZ", "1000"))
FUZZING = "FUZZ" in os.environ

many = settings(
    max_examples=INPUTS,
    derandomize=not FUZZING,
    database=None,
    print_blob=True,
    # what stands in the way of odd inputs is their oddity, not a mistake of the generators
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
