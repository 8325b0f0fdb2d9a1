"""A row of each table that knows people, of one person, and one of what has to be there for it."""

PERSON = 424_242_000_777
THEIRS = "Zebra-account-31337"
"""What they have entered."""
KEY = f"99:{PERSON}:{PERSON}:::default"
"""Of their conversation."""

OF_PERSON: dict[str, dict[str, object]] = {
    "users": {"id": PERSON, "locale": "ru", "created_at": 1, "seen_at": 1},
    "fsm": {"key": KEY, "data": THEIRS, "updated_at": 1},
    "outbox": {
        "id": 1,
        "chat_id": PERSON,
        "kind": "push",
        "payload": THEIRS,
        "state": "sent",
        "attempts": 1,
        "run_at": 1,
        "created_at": 1,
    },
    "partners": {
        "id": 42,
        "user_id": PERSON,
        "secret": THEIRS,
        "created_at": 1,
        "tell_orders": 1,
        "tell_rewards": 1,
        "tell_payouts": 1,
        "look_at": 1,
    },
    "referrals": {
        "user_id": PERSON,
        "partner_id": 43,
        "label": THEIRS,
        "came_at": 1,
        "opened": "",
        "opened_at": 1,
    },
    "payouts": {
        "id": 5,
        "draft_id": 5,
        "partner_id": 42,
        "user_id": PERSON,
        "lang": "ru",
        "method_id": 1,
        "method_title": "Bank",
        "account": THEIRS,
        "amount": "10",
        "stage": "closed",
        "trouble": THEIRS,
        "attempts": 1,
        "created_at": 1,
        "updated_at": 1,
    },
    "blocks": {"user_id": PERSON, "reason": "fraud", "blocked_by": 1, "blocked_at": 77},
    "broadcast_people": {"broadcast_id": 1, "user_id": PERSON, "state": "sent"},
    "support_talks": {
        "user_id": PERSON,
        "name": THEIRS,
        "username": THEIRS,
        "group_id": -5,
        "topic_id": 7,
        "is_closed": 0,
        "taken_name": THEIRS,
        "waits_since": 1,
        "written_at": 0,
        "answered_at": 0,
    },
    "support_messages": {
        "id": 1,
        "user_id": PERSON,
        "writer_id": PERSON,
        "from_chat_id": PERSON,
        "version": 0,
        "chat_id": 2,
        "state": "sent",
    },
    "maintenance_met": {"user_id": PERSON, "met_at": 1},
}
BROADCAST: dict[str, object] = {
    "id": 1,
    "made_by": 1,
    "message_id": 1,
    "title": "",
    "buttons": "[]",
    "audience": "everybody",
    "locale": "",
    "stage": "done",
    "chosen_to": 0,
    "created_at": 1,
}
