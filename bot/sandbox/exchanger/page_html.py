"""The look of the site's pages: one small self-contained document, everything from outside escaped."""

from collections.abc import Mapping
from html import escape

STYLE = """
:root { color-scheme: light dark; --ink: #1c2330; --soft: #6b7484; --back: #eef1f6; --card: #fff;
  --line: #dde2ea; --main: #2468d6; --bad: #c0362c; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8ecf3; --soft: #98a2b3; --back: #12161d;
  --card: #1b212b; --line: #2d3542; --main: #5b94f0; --bad: #f0796f; } }
* { box-sizing: border-box; }
body { margin: 0; padding: 24px 16px; background: var(--back); color: var(--ink);
  font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 480px; margin: 0 auto; background: var(--card); border-radius: 14px; padding: 24px; }
h1 { font-size: 20px; margin: 0 0 4px; }
.status { display: inline-block; margin-bottom: 12px; color: var(--main); font-weight: 600; }
dl { display: grid; grid-template-columns: auto 1fr; gap: 6px 16px; margin: 0 0 16px; }
dt { color: var(--soft); }
dd { margin: 0; text-align: right; overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
.say { border-top: 1px solid var(--line); padding-top: 12px; overflow-wrap: anywhere; }
.copied { margin: 8px 0 16px; padding: 10px 12px; border: 1px solid var(--line); border-radius: 8px;
  font: 14px/1.6 ui-monospace, monospace; overflow-wrap: anywhere; white-space: pre-wrap; user-select: all; }
.wrong { color: var(--bad); }
label { display: block; margin: 12px 0 4px; color: var(--soft); }
input { width: 100%; padding: 10px 12px; font: inherit; color: inherit; background: transparent;
  border: 1px solid var(--line); border-radius: 8px; }
button, .button { display: block; width: 100%; margin-top: 12px; padding: 12px; font: inherit;
  font-weight: 600; text-align: center; text-decoration: none; color: #fff; background: var(--main);
  border: 0; border-radius: 8px; cursor: pointer; }
.quiet { color: var(--bad); background: none; border: 1px solid var(--line); }
.back { display: inline-block; margin-top: 16px; color: var(--main); }
footer { max-width: 480px; margin: 12px auto; color: var(--soft); font-size: 13px; text-align: center; }
"""


def document(title: str, body: str, footer: str, lang: str, refresh: int | None = None) -> str:
    again = f'<meta http-equiv="refresh" content="{refresh}">' if refresh else ""
    return (
        f'<!DOCTYPE html><html lang="{escape(lang)}"><head><meta charset="utf-8">{again}'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{STYLE}</style></head>"
        f"<body><main>{body}</main><footer>{escape(footer)}</footer></body></html>"
    )


def heading(title: str, status: str) -> str:
    return f'<h1>{escape(title)}</h1><div class="status">{escape(status)}</div>'


def facts(rows: Mapping[str, str]) -> str:
    """A name and its value a line; empty values are left out."""
    shown = (f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in rows.items() if value)
    return f"<dl>{''.join(shown)}</dl>"


def said(html: str) -> str:
    """The operator's own HTML, as it is."""
    return f'<div class="say">{html}</div>' if html else ""


def copied(text: str) -> str:
    """One press selects all of it."""
    return f'<pre class="copied">{escape(text)}</pre>'


def wrong(text: str) -> str:
    return f'<p class="wrong" role="alert">{escape(text)}</p>'


def asked(name: str, label: str) -> str:
    """A question that is answered in digits."""
    return (
        f'<label for="{escape(name)}">{escape(label)}</label>'
        f'<input id="{escape(name)}" name="{escape(name)}" inputmode="numeric" autocomplete="off" required>'
    )


def form(action: str, button: str, inside: str = "", quiet: bool = False) -> str:
    look = ' class="quiet"' if quiet else ""
    pressed = f"<button{look}>{escape(button)}</button>"
    return f'<form method="post" action="{escape(action)}">{inside}{pressed}</form>'


def link(url: str, label: str, look: str) -> str:
    return f'<a class="{look}" href="{escape(url)}">{escape(label)}</a>'


def logo(code: str) -> str:
    """A round badge with the currency's code, its colour told by the code."""
    hue = sum(ord(letter) * (place + 3) for place, letter in enumerate(code)) * 47 % 360
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" role="img">'
        f'<circle cx="32" cy="32" r="32" fill="hsl({hue} 55% 45%)"/>'
        '<text x="32" y="38" fill="#fff" font-family="sans-serif" font-size="17" font-weight="700"'
        f' text-anchor="middle">{escape(code[:5])}</text></svg>'
    )
