"""Why a forge gave no answer: the key of a reason, never a crash of the run."""

from typing import Literal

from harvester.web import clean

Reason = Literal["forge-quota", "forge-silent", "forge-invalid", "forge-refused"]
"""forge-quota: our number of questions is used up. forge-silent: no answer came. forge-invalid: it
could not be understood. forge-refused: we may not ask this."""


class NoAnswer(Exception):  # noqa: N818 - the world's trouble is no error of ours
    """No answer; `reason` is a key of `reasons` in checks.yml, `detail` one cleaned line."""

    def __init__(self, reason: Reason, detail: str) -> None:
        self.reason: Reason = reason
        self.detail = clean(detail)
        super().__init__(reason, self.detail)

    def __str__(self) -> str:
        return f"{self.reason}: {self.detail}"
