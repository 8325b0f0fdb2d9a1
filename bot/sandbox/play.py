"""placeholder"""


async def play_all() -> int:
    return 1
