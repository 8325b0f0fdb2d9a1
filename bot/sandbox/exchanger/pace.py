"""How quick the sandbox site is."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Pace:
    """Seconds at speed 1; everything is divided by the speed.

    speed: 1 is a real site's pace, 10 is ten times quicker
    answer: what any call takes
    create: what create_bid takes on top, with the order in `auto` meanwhile
    """

    speed: float = 1.0
    answer: float = 0.12
    create: float = 1.4

    @classmethod
    def of(cls, pace: "Pace | float") -> "Pace":
        return pace if isinstance(pace, Pace) else cls(speed=pace)

    def real(self, seconds: float) -> float:
        """How long something that takes `seconds` at speed 1 takes now."""
        return seconds / self.speed
