"""Decisions on the room as a whole: opening, stages, countdown, scenes, groups, the projector."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from workshop.domain import commands as c
from workshop.domain import events as e
from workshop.domain.case import Phase, Stage
from workshop.domain.pictures import check_picture
from workshop.domain.present_formats import screen_for
from workshop.domain.refusal import CONFLICT, INVALID, Refusal
from workshop.domain.sight import show_needs
from workshop.domain.state import DisclosedScene, Group, State
from workshop.domain.viewpoint import Actor, Viewpoint, visible


def _prepare(state: State, command: c.PrepareWorkshop, actor: Actor, now: str) -> list[e.Event]:
    if state.exists:
        raise Refusal(CONFLICT, "exists", "この研修はすでに用意されています。")
    prepared = e.WorkshopPrepared(
        id=command.id,
        code=command.code,
        title=command.title,
        ward_id=command.ward_id,
        ward=command.ward,
        held_on=command.held_on,
        expected=command.expected,
        group_limit=command.group_limit,
        case_id=state.case.id,
        case_digest=command.case_digest,
        format=command.format,
        demo=command.demo,
        distress_note=command.distress_note,
    )
    return [prepared, *(e.GroupAdded(f"g{number}", f"{number}班", number) for number in range(1, command.groups + 1))]


def _open(state: State, command: c.OpenWorkshop, actor: Actor, now: str) -> list[e.Event]:
    return [] if state.workshop.status == "open" else [e.WorkshopOpened()]


def _close(state: State, command: c.CloseWorkshop, actor: Actor, now: str) -> list[e.Event]:
    return [] if state.workshop.status == "closed" else [e.WorkshopClosed()]


def later(now: str, seconds: int) -> str:
    """The time `seconds` after `now`, both ISO 8601."""
    return (datetime.fromisoformat(now) + timedelta(seconds=seconds)).isoformat(timespec="milliseconds")


def _stage_view(state: State, stage: Stage, phase: Phase) -> dict[str, Any]:
    screen = screen_for(stage, phase)
    return {"screen": screen, "scene": _latest_scene(state, stage)} if screen == "scene" else {"screen": screen}


def _scenes_to_disclose(state: State, stage: Stage) -> list[str]:
    scenes = [scene.id for scene in state.case.scenes]
    wanted = scenes if "all" in stage.discloses else [scenes[int(n) - 1] for n in stage.discloses if int(n) <= len(scenes)]
    return [scene for scene in wanted if (scene,) not in state.rows[DisclosedScene]]


def _latest_scene(state: State, stage: Stage) -> str | None:
    known = [scene_id for (scene_id,) in state.rows[DisclosedScene]] + _scenes_to_disclose(state, stage)
    return max(known, key=[scene.id for scene in state.case.scenes].index, default=None)


def _open_stage(state: State, command: c.OpenStage, actor: Actor, now: str) -> list[e.Event]:
    stage = state.format.stage(command.stage)
    if stage is None or not 0 <= command.phase < len(stage.phases):
        raise Refusal(INVALID, "unknown_stage", "その段階は、この進行形式にはありません。", field="stage")
    phase = stage.phases[command.phase]
    workshop = state.workshop
    if (workshop.stage, workshop.phase) == (stage.id, command.phase):
        return []
    opened = e.StageOpened(stage.id, command.phase, phase.audience, stage.reveals, later(now, phase.minutes * 60), _stage_view(state, stage, phase))
    return [*(e.SceneDisclosed(scene) for scene in _scenes_to_disclose(state, stage)), opened]


def _set_timer(state: State, command: c.SetTimer, actor: Actor, now: str) -> list[e.Event]:
    if state.workshop.stage is None:
        raise Refusal(CONFLICT, "no_stage", "段階を開いてから、時間を動かしてください。")
    if command.running:
        return [e.TimerSet(later(now, command.remaining_s), None)]
    return [e.TimerSet(None, command.remaining_s)]


def _disclose(state: State, command: c.DiscloseScene, actor: Actor, now: str) -> list[e.Event]:
    if all(scene.id != command.scene for scene in state.case.scenes):
        raise Refusal(INVALID, "unknown_scene", "その場面は、この事例にはありません。", field="scene")
    return [] if (command.scene,) in state.rows[DisclosedScene] else [e.SceneDisclosed(command.scene)]


def _add_group(state: State, command: c.AddGroup, actor: Actor, now: str) -> list[e.Event]:
    if state.group(command.id) is not None:
        return []
    if any(group.name == command.name for group in state.groups):
        raise Refusal(INVALID, "group_name_taken", "同じ名前の班がすでにあります。", field="name")
    return [e.GroupAdded(command.id, command.name, 1 + max((group.position for group in state.rows[Group].values()), default=0))]


def _set_view(state: State, command: c.SetView, actor: Actor, now: str) -> list[e.Event]:
    view: dict[str, Any] = {"screen": command.screen}
    check_picture(state, command.screen)
    if command.screen == "scene":
        if command.scene is None or (command.scene,) not in state.rows[DisclosedScene]:
            raise Refusal(CONFLICT, "scene_not_disclosed", "まだ開示していない場面は映せません。先に開示してください。", field="scene")
        view["scene"] = command.scene
    if command.screen == "post":
        post = state.post(command.post or "")
        if post is None or not visible(post, Viewpoint("projector")):
            raise Refusal(CONFLICT, "post_not_public", "この投稿はまだ全体に公開されていないため、映せません。", field="post")
        view["post"] = post.id
    if command.group is not None or command.groups:
        groups = command.groups or (command.group or "",)
        if any(state.group(group) is None for group in groups):
            raise Refusal(INVALID, "unknown_group", "その班はありません。", field="groups")
        view["groups"] = list(groups)
    if command.screen == "compare":
        if len(view.get("groups", ())) != 2:
            raise Refusal(INVALID, "two_groups", "比べる班を二つ選んでください。", field="groups")
        if all(need["id"] != command.need for need in show_needs(state)):
            raise Refusal(INVALID, "unknown_need", "比べる課題を選んでください。", field="need")
        view["need"] = command.need
    if command.page is not None:
        view["page"] = command.page
    return [] if view == state.workshop.view else [e.ViewSet(view)]


DECIDE_ROOM: dict[type[c.Command], Callable[[State, Any, Actor, str], list[e.Event]]] = {
    c.PrepareWorkshop: _prepare,
    c.OpenWorkshop: _open,
    c.CloseWorkshop: _close,
    c.OpenStage: _open_stage,
    c.SetTimer: _set_timer,
    c.DiscloseScene: _disclose,
    c.AddGroup: _add_group,
    c.SetView: _set_view,
}
