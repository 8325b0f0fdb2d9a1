"""The servers that tests stand on: a test has a place to itself, and may stop those of its own."""

import asyncpg
import pytest
import redis

from tests.servers import Postgresql, Redis


def test_redis_is_new_for_each_test(redis_url: str, redis_server: str) -> None:
    with redis.Redis.from_url(redis_url) as own, redis.Redis.from_url(redis_server) as others:
        assert own.dbsize() == 0
        own.set("key", "value")
        assert others.get("key") is None


async def test_postgresql_is_new_for_each_test(postgresql_url: str, postgresql_server: str) -> None:
    own, others = await asyncpg.connect(postgresql_url), await asyncpg.connect(postgresql_server)
    try:
        await own.execute("CREATE TABLE made (id BIGINT)")
        assert await others.fetchval("SELECT to_regclass('made')") is None
    finally:
        await own.close()
        await others.close()


def test_a_redis_of_its_own_goes_and_comes_back(own_redis: Redis) -> None:
    url = own_redis.start()
    with redis.Redis.from_url(url) as client:
        assert client.ping()
        own_redis.stop()
        with pytest.raises(redis.ConnectionError):
            client.ping()
        assert own_redis.start() == url
        assert client.ping()


async def test_a_postgresql_of_its_own_goes_and_comes_back(own_postgresql: Postgresql) -> None:
    url = own_postgresql.start()
    own_postgresql.stop()
    with pytest.raises(FileNotFoundError):  # its socket
        await asyncpg.connect(url)
    assert own_postgresql.start() == url
    await (await asyncpg.connect(url)).close()
