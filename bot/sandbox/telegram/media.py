"""Photos and files that people send."""

from __future__ import annotations

from bot.sandbox.telegram.files import photo_sizes, plain_picture
from bot.sandbox.telegram.people import Json
from bot.sandbox.telegram.world import World


def media_of(world: World, wanted: Json) -> Json | None:
    """What the message holds besides its caption; None for one without. `document`: the file's name."""
    if wanted.get("photo"):
        return {"photo": photo_sizes(world.files.keep("photo.png", plain_picture()))}
    if isinstance(wanted.get("document"), str):
        stored = world.files.keep(wanted["document"], b"what is in it")
        about = {"file_name": stored.name, "mime_type": stored.content_type}
        return {"document": {**stored.about(), **about}}
    if wanted.get("voice"):
        stored = world.files.keep("voice.ogg", b"what is said")
        return {"voice": {**stored.about(), "duration": 3, "mime_type": "audio/ogg"}}
    if wanted.get("video"):
        stored = world.files.keep("video.mp4", b"what is seen")
        return {"video": {**stored.about(), "duration": 3, "width": 320, "height": 200}}
    return None
