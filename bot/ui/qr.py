"""QR codes, drawn here: no address goes to a third party."""

import io

import segno

SCREEN_PIXELS = 640
PRINT_PIXELS = 1200
"""Sharp on paper too."""
_QUIET_ZONE = 4  # modules, as ISO/IEC 18004 asks: scanners lose a code that touches a dark chat's background


def qr_png(text: str, pixels: int = SCREEN_PIXELS) -> bytes:
    """The text as a PNG of about so many pixels, always the same for the same text.

    Raises ValueError for what no QR code holds (empty, or more than about 2 300 bytes).
    """
    if not text:
        raise ValueError("nothing to draw")
    code = segno.make_qr(text, error="m", boost_error=False)
    modules, _ = code.symbol_size(border=_QUIET_ZONE)
    out = io.BytesIO()
    code.save(out, kind="png", scale=max(2, pixels // int(modules)), border=_QUIET_ZONE)
    return out.getvalue()
