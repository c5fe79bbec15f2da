// Words and symbols of the room that the cockpit and the projector share.
import { t } from "../core/i18n.js";
import { POST_TYPES, roleName } from "../core/labels.js";

/** Short word for who sees what is written in a phase. */
export function audienceWord(audience) {
  return { self: t("個人の時間"), group: t("班で見る"), all: t("全体で見る") }[audience] ?? "";
}

/** The same as a sentence. */
export function audienceSentence(audience) {
  return {
    self: t("書いたものは、まだ本人だけに見えます"),
    group: t("書いたものは、同じ班に見えます"),
    all: t("書いたものは、全員に見えます"),
  }[audience] ?? "";
}

/** What may be written in a stage, in words. */
export function writableWord(kind, stage) {
  return { fact: t("カードの事実の共有"), urgency: t(stage?.scale?.label ?? "緊急度"), note: stage?.notes?.length === 1 ? stage.notes[0].label : t("付箋"), reaction: t("反応") }[kind] ?? t(POST_TYPES[kind] ?? kind);
}

/** A screen of the projector, in words. */
export function screenWord(screen) {
  return {
    join: t("参加案内"),
    stage: t("段階と問い"),
    silence: t("静かな時間"),
    period: t("事例の時期"),
    notes: t("付箋（種類ごと）"),
    questions: t("質問と答え"),
    compare: t("二つの班を比べる"),
    scene: t("事例の場面"),
    progress: t("班の進みぐあい"),
    boards: t("班のボード"),
    urgency: t("判定の分布"),
    post: t("投稿を大きく"),
    coverage: t("網羅表"),
    net: t("支援の網"),
    timeline: t("初動の時間"),
    shared_holes: t("組織の穴"),
    noticed: t("気づきの地図"),
    questionnaire: t("アンケート"),
    genogram: t("家族図"),
    ecomap: t("エコマップ"),
    citations: t("事実と根拠"),
    blank: t("消す"),
  }[screen] ?? screen;
}

/** Join code in groups of three or four, as it is read aloud. */
export function spacedCode(code) {
  const size = code.length % 4 === 0 ? 4 : 3;
  return code.match(new RegExp(`.{1,${size}}`, "g"))?.join(" ") ?? code;
}

/** The role somebody plays, with the mark that tells two of one role apart. */
export function seatWord(snapshot, seat) {
  const name = roleName(snapshot.case, seat.role, true);
  return seat.mark ? t("%(role)s・%(mark)s", { role: name, mark: seat.mark }) : name;
}

/** The name of a group. */
export function groupName(snapshot, groupId) {
  return snapshot.groups.find((group) => group.id === groupId)?.name ?? "";
}
