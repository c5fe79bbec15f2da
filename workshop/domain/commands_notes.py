"""Commands on notes: posts of a kind that the stage itself declares."""

from __future__ import annotations

from workshop.domain.commands import EditPost, MakePost, WithdrawPost


class PostNote(MakePost):
    """Post a note."""


class EditNote(EditPost):
    """Edit a note."""


class WithdrawNote(WithdrawPost):
    """Take a note back."""
