"""Keccak-256 as Ethereum has it: SHA-3 before it got another padding, so hashlib has none."""

_MASK = (1 << 64) - 1
_RATE = 136
"""Bytes taken in between two rounds of mixing, for 256 bits."""


def _constants() -> list[int]:
    """Of the 24 rounds, from the register that the standard names."""
    found, register = [], 1
    for _ in range(24):
        constant = 0
        for step in range(7):
            if register & 1:
                constant |= 1 << ((1 << step) - 1)
            register = register << 1 ^ (0x171 if register & 0x80 else 0)
        found.append(constant)
    return found


_CONSTANTS = _constants()


def keccak256(data: bytes) -> bytes:
    padded = bytearray(data + b"\x01" + bytes(-(len(data) + 1) % _RATE))
    padded[-1] |= 0x80
    lanes = [[0] * 5 for _ in range(5)]
    for start in range(0, len(padded), _RATE):
        for index in range(_RATE // 8):
            at = start + index * 8
            lanes[index % 5][index // 5] ^= int.from_bytes(padded[at : at + 8], "little")
        lanes = _mixed(lanes)
    return b"".join(lanes[index][0].to_bytes(8, "little") for index in range(4))


def _mixed(lanes: list[list[int]]) -> list[list[int]]:
    for constant in _CONSTANTS:
        parity = [column[0] ^ column[1] ^ column[2] ^ column[3] ^ column[4] for column in lanes]
        change = [parity[x - 1] ^ _rotated(parity[(x + 1) % 5], 1) for x in range(5)]
        lanes = [[lane ^ change[x] for lane in lanes[x]] for x in range(5)]
        lanes = _moved(lanes)
        lanes = [
            [lanes[x][y] ^ (~lanes[(x + 1) % 5][y] & lanes[(x + 2) % 5][y]) for y in range(5)]
            for x in range(5)
        ]
        lanes[0][0] ^= constant
    return lanes


def _moved(lanes: list[list[int]]) -> list[list[int]]:
    """Each lane turned by its own number of bits and put in another place."""
    moved = [column[:] for column in lanes]
    x, y, lane = 1, 0, lanes[1][0]
    for step in range(24):
        x, y = y, (2 * x + 3 * y) % 5
        lane, moved[x][y] = lanes[x][y], _rotated(lane, (step + 1) * (step + 2) // 2 % 64)
    return moved


def _rotated(lane: int, bits: int) -> int:
    return (lane << bits | lane >> (64 - bits)) & _MASK
