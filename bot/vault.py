"""What must not be readable in the database: sealed with the operator's SECRET_KEY."""

from cryptography.fernet import Fernet, InvalidToken, MultiFernet


class Unreadable(Exception):
    """It was sealed with a key that is not among ours, or there is none."""


def parse_keys(text: str) -> list[Fernet]:
    """Keys with commas between; ValueError when one of them is none."""
    try:
        return [Fernet(part.strip()) for part in text.split(",") if part.strip()]
    except ValueError:
        raise ValueError(
            "must be keys of 32 bytes in URL-safe base64, with commas between: "
            "openssl rand -base64 32 | tr '+/' '-_'"
        ) from None


class Vault:
    """Seals with the first key, opens with any. Without a key it does neither."""

    def __init__(self, keys: str) -> None:
        fernets = parse_keys(keys)
        self._first = fernets[0] if fernets else None
        self._all = MultiFernet(fernets) if fernets else None

    @property
    def has_key(self) -> bool:
        return self._all is not None

    def seal(self, text: str) -> str:
        if self._first is None:
            raise Unreadable
        return self._first.encrypt(text.encode()).decode()

    def open(self, sealed: str) -> str:
        """Unreadable when none of the keys fits."""
        if self._all is None:
            raise Unreadable
        try:
            return self._all.decrypt(sealed.encode()).decode()
        except InvalidToken:
            raise Unreadable from None

    def is_sealed_with_first(self, sealed: str) -> bool:
        """Otherwise it is to be sealed anew, so that the older keys can go."""
        try:
            return self._first is not None and self._first.decrypt(sealed.encode()) is not None
        except InvalidToken:
            return False
