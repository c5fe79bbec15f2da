// What may lie beyond a role's powers, told while one writes: a hint to look again, 「要確認」, never a verdict.  The script's twin of
// workshop/analysis/beyond.py, which says why words are matched so; tests/contract/plan/beyond.json holds both to the same answers.

const ACTING_KINDS = new Set(["protect", "act", "assess"]);
const HEADS = new Map([
  ["決定", "決定|決め"],
  ["強制", "強制|無理に|強いて|強引に"],
  ["作成", "作成|作る|作り|つくる|つくり|立てる"],
  ["代行", "代行|代わりに|かわりに"],
  ["代わり", "代行|代わりに|かわりに"],
  ["行使", "行使|命じ|命令"],
  ["発令", "発令|命じ|命令"],
  ["判定", "判定"],
  ["診断", "診断"],
]);
const DOING = "(?:を)?(?:する|します|し[、て]|行う|行います|おこなう|実施)(?!場合|とき|時|際|前|日|なら|か|こと|よう|おそれ|恐れ)";
const MADE_TO = "さ?せる";
const DONE_TO = new Set(["決定", "行使"]);
const OWN_DOING = new Set(["入院", "退院", "受診", "登園"]);
const ALONE = new Set(["判定", "診断"]);
const NOT = /^.{0,8}?(?:ない|せず|しません|できませ|なく|控え|避け)/;
const ASIDE = /（[^）]*）/g;
const PARTICLES = /(?:について|など|へ|に|を|による|にもとづく)+$/;

/** The phrases of a role's limits that an item seems to touch. */
export function beyondOf(role, { kind, handoff_to, what }) {
  if (!role || !ACTING_KINDS.has(kind) || handoff_to || !what) return [];
  return role.cannot.filter((phrase) => touches(what, phrase));
}

/** Whether a text seems to do what the phrase says that a role cannot. */
export function touches(text, phrase) {
  return patterns(phrase).some((pattern) => said(new RegExp(pattern, "g"), text));
}

const said = (pattern, text) => [...text.matchAll(pattern)].some((found) => !NOT.test(text.slice(found.index + found[0].length)));

function patterns(phrase) {
  const parts = phrase.replace(ASIDE, "").split("の").filter(Boolean);
  const last = parts.pop() ?? phrase;
  const about = parts.slice(-1).flatMap((part) => apart(part.replace(PARTICLES, ""))).filter((thing) => [...thing].length > 1);
  return apart(last).flatMap((head) => patternsOf(head, about));
}

const apart = (words) => words.split(/[や、・]/).filter(Boolean).map((word) => word.replace(PARTICLES, ""));

function patternsOf(head, things) {
  for (const light of HEADS.keys()) {
    if (head.endsWith(light) && head !== light) [head, things] = [light, [head.slice(0, -light.length)]];
  }
  if (!HEADS.has(head)) {
    const doing = literal(head) + DOING;
    return [...head].length >= 4 || !things.length ? [doing] : things.map((thing) => `${literal(thing)}[^。]{0,20}${doing}`);
  }
  const words = HEADS.get(head);
  if (!things.length) return ALONE.has(head) ? [`(?:${words})${DOING}`] : [];
  const found = things.map((thing) => `${literal(thing)}[^。]{0,20}(?:${words})`);
  if (DONE_TO.has(head)) found.push(...things.map((thing) => literal(thing) + (OWN_DOING.has(thing) ? MADE_TO : DOING)));
  return found;
}

const literal = (words) => words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
