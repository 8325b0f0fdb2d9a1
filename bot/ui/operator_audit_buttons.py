"""The buttons of `/audit`."""

from bot.ui.callbacks import Data, Number


class AuditButton(Data, prefix="oa"):
    """A page of what was done, the newest first. `user`: by whom; 0: by anybody."""

    page: Number = 0
    user: Number = 0


class AuditPeopleButton(Data, prefix="oap"):
    """Whose deeds are to be shown: asks. `page`: of the list of people."""

    page: Number = 0
