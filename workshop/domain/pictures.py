"""What of the case's people and agencies may be pictured from a viewpoint now.  The one predicate for genogram and ecomap, live and in files."""

from __future__ import annotations

from typing import NamedTuple

from workshop.domain.case import STAFF_ONLY, Agency, Case, Person
from workshop.domain.refusal import CONFLICT, Refusal
from workshop.domain.state import DisclosedScene, State
from workshop.domain.viewpoint import Viewpoint

HOUSEHOLD = "household"
PICTURES = ("genogram", "ecomap")  # screens of the projector that show one


class Pictured(NamedTuple):
    """People and agencies to draw."""

    people: tuple[Person, ...]
    agencies: tuple[Agency, ...]


NOBODY = Pictured((), ())


def pictures_open(state: State) -> bool:
    """Whether everybody may see pictures of the case: once its first scene is disclosed, or the one it names."""
    return (_opening_scene(state.case),) in state.rows[DisclosedScene]


def check_picture(state: State, screen: str) -> None:
    """Raise a Refusal for a picture that the projector may not show yet, or that the case has nothing for."""
    if screen not in PICTURES:
        return
    if not pictures_open(state):
        raise Refusal(CONFLICT, "picture_not_open", "図は、最初の場面（事例が決めた場面）を開示してから映せます。", field="screen")
    if not (state.case.people if screen == "genogram" else state.case.agencies):
        raise Refusal(CONFLICT, "no_picture", "この事例には、この図のもとになる人物や機関が書かれていません。", field="screen")


def pictured(state: State, viewpoint: Viewpoint) -> Pictured | None:
    """Whom this viewpoint may see pictured; None: no picture yet.  The staff see all, everybody else what disclosed scenes have told."""
    if viewpoint.is_staff:
        return Pictured(state.case.people, state.case.agencies)
    if not pictures_open(state):
        return None
    return told(state.case, {scene for (scene,) in state.rows[DisclosedScene]})


def told(case: Case, disclosed: set[str]) -> Pictured:
    """People and agencies that these scenes have told of; an agency tied to nobody among them is left out."""
    people = tuple(one for one in case.people if _shown(one.scene, disclosed))
    known = {one.id for one in people} | {HOUSEHOLD}
    agencies = tuple(one for one in case.agencies if _shown(one.scene, disclosed) and known & set(one.to))
    return Pictured(people, agencies)


def _shown(scene: str | None, disclosed: set[str]) -> bool:
    return scene is None or (scene != STAFF_ONLY and scene in disclosed)


def _opening_scene(case: Case) -> str:
    return case.diagram_after or next((scene.id for scene in case.scenes), "")
