// The moments of a workshop in words, and the way from one to the next.  Pure.
import { t } from "../core/i18n.js";
import { roleName } from "../core/labels.js";
import { audienceWord } from "../room/words.js";

/** One moment in a sentence.  `about`: {caseShown, format, groups}. */
export function momentWord(moment, { caseShown, format, groups }) {
  const group = groups.find((known) => known.id === moment.group)?.name ?? "";
  const need = caseShown.needs.find((known) => known.id === moment.need)?.label ?? moment.need;
  const role = (id) => roleName(caseShown, id, true);
  switch (moment.kind) {
    case "stage_opened": {
      const stage = format.stages.find((known) => known.id === moment.stage);
      const said = stage?.phases.length > 1 ? t("%(stage)s（%(phase)s）", { stage: stage.title, phase: audienceWord(stage.phases[moment.phase]?.audience) }) : stage?.title;
      return t("「%(stage)s」が始まりました", { stage: said ?? moment.stage });
    }
    case "fact_shared":
      return t("%(group)s：事実 %(fact)s が共有されました（%(role)s）", { group, fact: moment.fact, role: role(moment.role) });
    case "hole_closed":
      return t("%(group)s：「%(need)s」に動く人ができました", { group, need });
    case "hole_opened":
      return t("%(group)s：「%(need)s」に動く人がいなくなりました", { group, need });
    case "handoff_accepted":
      return t("%(group)s：%(role)sがつなぎを受け取りました", { group, role: role(moment.role) });
    case "handoff_declined":
      return t("%(group)s：%(role)sがつなぎを断りました", { group, role: role(moment.role) });
    case "handoff_asked":
      return t("%(group)s：%(role)sがつなぎについてたずねました", { group, role: role(moment.role) });
    default:
      return moment.kind;
  }
}

export const MOMENT_SYMBOLS = {
  stage_opened: "▶",
  fact_shared: "●",
  hole_closed: "◎",
  hole_opened: "▢",
  handoff_accepted: "✓",
  handoff_declined: "✕",
  handoff_asked: "？",
};

/** The moments of one group and of the whole room. */
export const momentsOf = (moments, group) => moments.filter((moment) => !moment.group || !group || moment.group === group);

/** The last moment at or before `seq`, or null. */
export const momentAt = (moments, seq) => moments.findLast((moment) => moment.seq <= seq) ?? null;

/** The seq of the moment before or after `seq`; where there is none, `seq` itself. */
export function jump(moments, seq, forward) {
  const found = forward ? moments.find((moment) => moment.seq > seq) : moments.findLast((moment) => moment.seq < seq);
  return found?.seq ?? seq;
}
