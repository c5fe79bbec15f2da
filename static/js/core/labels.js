// The closed word lists in words: the scripts' twin of workshop/domain/vocabulary.py (a contract test compares them).
import { t } from "./i18n.js";

export const ASSESSMENT_KINDS = { need: "課題", strength: "強み", risk: "リスク", unknown: "わからないこと" };
export const ACTION_KINDS = {
  protect: "守る",
  act: "動く",
  assess: "調べる・見立てる",
  coordinate: "調整する",
  handoff: "つなぐ",
  watch: "見守る",
};
export const REFLECTION_KINDS = { insight: "気づき", tomorrow: "明日の一歩", to_chiefs: "係長会議へ" };
export const REACTION_KINDS = { agree: "なるほど", important: "大事", ask: "聞きたい" };
export const DUE_HOURS = { 24: "24時間以内", 48: "48時間以内", 168: "1週間以内", 720: "1か月以内", 2160: "3か月以内" };
export const POST_TYPES = { assessment: "見立て", action_item: "行動計画", reflection: "振り返り", note: "付箋" };
export const MAX_TEXT = 1000;
export const MAX_SHORT = 200;

const KINDS = { assessment: ASSESSMENT_KINDS, action_item: ACTION_KINDS, reflection: REFLECTION_KINDS, reaction: REACTION_KINDS };

/** "need" of an assessment -> 課題.  `of`: assessment | action_item | reflection | reaction. */
export const kindLabel = (of, kind) => t(KINDS[of]?.[kind] ?? kind);

/** The kinds of notes of a format: {id: label}, in the order in which its stages ask for them.  What a house wrote is not translated. */
export function noteKinds(format) {
  const found = {};
  for (const stage of format.stages) for (const kind of stage.notes ?? []) found[kind.id] ??= kind.label;
  return found;
}

/** The kind of a post in words, whatever its type. */
export const postKind = (format, post) => (post.type === "note" ? noteKinds(format)[post.kind] ?? post.kind : kindLabel(post.type, post.kind));

/** What a stage's notes are called: by their kind where there is but one. */
export const noteTitle = (stage) => (stage?.notes?.length === 1 ? stage.notes[0].label : t("付箋"));

/** [[value, label], …] of a list, in its order, in the page's language. */
export const choices = (list) => Object.entries(list).map(([value, label]) => [value, t(label)]);

/** 48 -> 48時間以内; null -> 期限なし. */
export const dueLabel = (hours) => (hours == null ? t("期限なし") : t(DUE_HOURS[hours] ?? "%(n)s時間以内", { n: hours }));

/** Who sees what is written in this phase: a symbol and words.  `writes` empty: a time for reading. */
export function audienceLabel(audience, writes = ["…"]) {
  if (audience === "self" && !writes.length) return { symbol: "▤", text: t("一人で、黙って読む時間") };
  if (audience === "self") return { symbol: "✎", text: t("一人で、黙って書く時間") };
  if (audience === "group") return { symbol: "◎", text: t("班で見る") };
  return { symbol: "◇", text: t("全体で見る") };
}

/** The connection in words, with a symbol. */
export function statusLabel(status) {
  return {
    connecting: { symbol: "…", text: t("接続しています") },
    live: { symbol: "●", text: t("つながっています") },
    slow: { symbol: "◐", text: t("つながっています（数秒ごとに更新）") },
    offline: { symbol: "○", text: t("つながっていません。書いたものは手元に残り、つながると送られます") },
  }[status];
}

/** The role's name for showing; an unknown id shows itself. */
export function roleName(caseShown, id, short = false) {
  const role = [...caseShown.roles, ...caseShown.all_roles].find((known) => known.id === id);
  return role ? (short && role.short) || role.name : id;
}
