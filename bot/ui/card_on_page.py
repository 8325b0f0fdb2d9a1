"""Where an order is paid that is paid on its page at the site only (REQUISITES=page): no address, sum to pay,
memo or instruction, but the way there, and why."""

from bot.exchanger.models import Bid
from bot.i18n import Html, Texts, join
from bot.ui.keyboards import SUCCESS, Button, link, row
from bot.ui.rich import cut

URL_UNITS = 500


def how_to_pay(t: Texts, site: Bid) -> Html:
    """A page that Telegram puts behind no button is written out; of one that isn't known support can tell."""
    url = site.url.strip()
    if page_row(t, site):
        way = t("card-page")
    else:
        way = t("card-page-written", url=cut(url, URL_UNITS)) if url else t("card-page-unknown")
    then = t("card-page-then-paid") if site.actions.pay_by_api else Html("")
    return join([way, then, t("card-page-why")], "\n\n")


def page_row(t: Texts, site: Bid) -> list[Button]:
    return row(link(t.plain("card-page-button"), site.url, SUCCESS))
