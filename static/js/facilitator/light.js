// The light of a group.
import { t } from "../core/i18n.js";

/**
 * What a group's light says: `{sign, word, tone}`.  `writing`: whether this stage asks for anything that is counted; `called`: it
 * calls the facilitator; `idle`: nothing has come from it for some minutes.  Pure.
 */
export function lightOf(group, { writing: asked, status, called = false, idle = false }) {
  const { members = 0, connected = null, unsent = 0, writing = 0, passed = 0 } = group;
  if (!members) return { sign: "○", word: t("参加者なし"), tone: "none" };
  if (status === "closed") return { sign: "■", word: t("終了"), tone: "none" };
  if (called) return { sign: "◆", word: t("呼んでいます"), tone: "call" };
  if (connected !== null && connected < members) {
    return { sign: "△", word: t("未接続 %(n)s人", { n: members - connected }), tone: "cut" };
  }
  if (unsent) return { sign: "▲", word: t("未送信 %(n)s件", { n: unsent }), tone: "cut" };
  if (!asked && connected === null) return { sign: "●", word: t("%(n)s人が参加しています", { n: members }), tone: "good" };
  if (!asked) return { sign: "●", word: t("全員つながっています"), tone: "good" };
  if (writing === 0) return { sign: "○", word: t("まだ書き込みがありません"), tone: "idle" };
  if (writing + passed < members && idle) return { sign: "○", word: t("しばらく動きがありません"), tone: "idle" };
  if (writing + passed < members) return { sign: "◐", word: t("書いています"), tone: "some" };
  return { sign: "●", word: passed ? t("全員が書いたかパスしました") : t("全員が書きました"), tone: "good" };
}

/** Whether all that a group wrote is stored, as far as its devices can say: `{sign, word}`; null where nobody is there to say.  Pure. */
export function savedOf({ members = 0, connected = null, unsent = 0 }, status) {
  if (!members || connected === null || status !== "open") return null;
  if (unsent) return { sign: "▲", word: t("未送信 %(n)s件", { n: unsent }) };
  if (connected < members) return { sign: "△", word: t("保存：未接続の%(n)s人は不明", { n: members - connected }) };
  return { sign: "✓", word: t("すべて保存済み") };
}
