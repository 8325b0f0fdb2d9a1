"""A database that can't be read for a while."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from tests.conftest import Product


@asynccontextmanager
async def database_away(product: Product) -> AsyncIterator[None]:
    """A table is missing that every update needs; the first erasing of what is too old may fall into it, and
    whatever a worker writes at the same moment is committed with an update's, or not at all."""
    product.expected_errors = "was not handled|error |worker [a-z ]+ is started again"
    await product.change("ALTER TABLE fsm RENAME TO away")
    yield
    await product.change("ALTER TABLE away RENAME TO fsm")
