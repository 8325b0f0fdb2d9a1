"""How much shorter everything is that waits for the site, in seconds. What it is outside stands beside it.

The order of these is what the bot's logic stands on, and it is kept: an order may be in the making for
SITE_LIMIT, the bot waits a little longer for it, and takes it for never made only after that.
"""

SITE_LIMIT = 6.0  # 240: the site makes an order in this time or not at all; no fault may hold it up longer
CREATE_LIMIT = 8.0  # 240
QUEUE = 1.0  # 8
SURELY_ABSENT = 10.0  # 250
AGREED = 5.0  # 120
UNCLEAR = 24.0  # 600
WRITE_LIMIT = 4.0  # 60
SETTLED = 6.0  # 90
READ_LIMIT = 4.0  # 15
