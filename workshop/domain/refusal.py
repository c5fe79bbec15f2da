"""Why a command was not carried out.  The Japanese sentence is also the key of its translation."""

from __future__ import annotations

from typing import Any

INVALID, FORBIDDEN, CONFLICT, SLOW_DOWN, UNAVAILABLE = "invalid", "forbidden", "conflict", "slow_down", "unavailable"


class Refusal(Exception):  # noqa: N818  # a refusal is an answer, not an error of the program
    """A refused command: kind, a code for programs, one plain sentence for people, and where it lies."""

    def __init__(self, kind: str, code: str, message: str, *, field: str | None = None, current: Any = None, **params: Any) -> None:
        """`message` may hold `%(name)s`, filled from `params`; `current` is what stands now, where that helps."""
        super().__init__(code)
        self.kind = kind
        self.code = code
        self.message = message
        self.field = field
        self.current = current
        self.params = params

    def answer(self) -> dict[str, Any]:
        """The refusal as it goes over the wire."""
        error: dict[str, Any] = {"kind": self.kind, "code": self.code, "message": self.message % self.params if self.params else self.message}
        if self.params:
            error |= {**self.params, "template": self.message, "params": self.params}
        if self.field is not None:
            error["field"] = self.field
        if self.current is not None:
            error["current"] = self.current
        return {"ok": False, "error": error}
