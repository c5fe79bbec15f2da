// The projector: one screen at a time, and a slim footer that never leaves.
import { html, useEffect, useRef, useState } from "../core/html.js";
import { t } from "../core/i18n.js";
import { BellSign } from "../room/bell.js";
import { currentPhase, currentStage } from "../room/steps.js";
import { audienceWord, spacedCode } from "../room/words.js";
import { BoardsScreen } from "./boards.js";
import { CitationsScreen } from "./citations.js";
import { CompareScreen } from "./compare.js";
import { Clock } from "./clock.js";
import { JoinScreen } from "./join.js";
import { CoverageScreen, HolesScreen, NetScreen, NoticedScreen, TimelineScreen } from "./net_screens.js";
import { NotesScreen } from "./notes.js";
import { PeriodScreen } from "./period.js";
import { PictureScreen } from "./picture.js";
import { PostScreen } from "./post.js";
import { ProgressScreen } from "./progress.js";
import { QuestionnaireScreen } from "./questionnaire.js";
import { QuestionsScreen } from "./questions.js";
import { SceneScreen } from "./scene.js";
import { SilenceScreen } from "./silence.js";
import { StageScreen } from "./stage.js";
import { UrgencyScreen } from "./urgency.js";

const SCREENS = {
  join: JoinScreen,
  stage: StageScreen,
  silence: SilenceScreen,
  period: PeriodScreen,
  notes: NotesScreen,
  questions: QuestionsScreen,
  compare: CompareScreen,
  scene: SceneScreen,
  progress: ProgressScreen,
  boards: BoardsScreen,
  urgency: UrgencyScreen,
  post: PostScreen,
  coverage: CoverageScreen,
  net: NetScreen,
  timeline: TimelineScreen,
  shared_holes: HolesScreen,
  noticed: NoticedScreen,
  questionnaire: QuestionnaireScreen,
  genogram: PictureScreen,
  ecomap: PictureScreen,
  citations: CitationsScreen,
  blank: () => html`<div class="blank"><h1 class="visually-hidden">${t("何も映していません")}</h1></div>`,
};

/** Size of the window; screens that fit their text to it measure again when it changes. */
function useWindow() {
  const [size, set] = useState(() => `${innerWidth}x${innerHeight}`);
  useEffect(() => {
    const measure = () => set(`${innerWidth}x${innerHeight}`);
    addEventListener("resize", measure);
    return () => removeEventListener("resize", measure);
  }, []);
  return size;
}

function trouble(live) {
  if (live.gone.value) return t("この投影画面の期限が切れました。進行役の画面からアドレスを開き直してください");
  if (live.status.value === "offline") return t("つながっていません。表示は最後に届いた内容です");
  return "";
}

function Footer({ live, snapshot, screen }) {
  const { workshop } = snapshot;
  const stage = currentStage(snapshot);
  const said = trouble(live);
  const phase = currentPhase(snapshot);
  const place = workshop.status === "closed" ? t("終了しました") : stage ? stage.title : t("受付中");
  const several = stage?.phases.length > 1 && workshop.status !== "closed";
  if (screen === "blank" && !said) return null;
  return html`<footer class="screen__footer">
    ${screen !== "join" && html`<span class="screen__code">${t("参加コード")} <b>${spacedCode(workshop.code)}</b></span>`}
    ${said ? html`<strong class="screen__trouble" role="alert"><span aria-hidden="true">△ </span>${said}</strong>` : html`<span class="screen__place">${place}${several && html`・${audienceWord(phase.audience)}`}</span>`}
    ${!["stage", "silence", "period"].includes(screen) && workshop.status === "open" && html`<${Clock} live=${live} small />`}
  </footer>`;
}

/** What the facilitator lets the wall say, until it is taken down. */
function WallMessages({ snapshot }) {
  const messages = (snapshot.messages ?? []).slice(-2);
  return html`<div class="wall-messages" role="status">${messages.map((message) => html`<p key=${message.id} class="wall-message">
    <b>${message.kind === "inject" ? t("新しい情報") : t("お知らせ")}</b> ${message.text}</p>`)}</div>`;
}

export function Screen({ live, page }) {
  const size = useWindow();
  const frame = useRef(null);
  const snapshot = live.state.value;
  if (!snapshot) return html`<div class="screen screen--waiting"><p>${trouble(live) || t("つないでいます")}</p></div>`;
  const name = SCREENS[snapshot.workshop.view.screen] ? snapshot.workshop.view.screen : "stage";
  const Body = SCREENS[name];
  return html`<div class=${`screen screen--${name}`} ref=${frame}>
    <div class="screen__body" key=${`${name}:${snapshot.workshop.view.scene ?? ""}:${snapshot.workshop.view.post ?? ""}`}>
      <${Body} live=${live} page=${page} size=${size} /></div>
    <${BellSign} live=${live} large />
    <${WallMessages} snapshot=${snapshot} />
    <${Footer} live=${live} snapshot=${snapshot} screen=${name} />
  </div>`;
}
