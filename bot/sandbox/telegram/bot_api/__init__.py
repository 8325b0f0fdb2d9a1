"""The Bot API's methods, by group; `methods.py` is the table of them all."""
