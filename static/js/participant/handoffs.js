// Hand-offs as a seat sees them: what came to one's own role, what became of one's own, and for whom one may speak.  Pure.
import { t } from "../core/i18n.js";

/** Answers by post, with one's own that are still on their way. */
export function answersOf(handoffs, pending) {
  const found = new Map((handoffs ?? []).map((answer) => [answer.post_id, answer]));
  for (const { type, payload, status } of pending) {
    if (type === "handoff.answer" && status !== "refused") found.set(payload.post_id, { ...payload, pending: status === "waiting" });
  }
  return found;
}

const plays = (view, role) => view.members.some((member) => member.role === role);
const isCalled = (view, role) => (view.snapshot.called_roles ?? []).some((row) => row.role === role && row.group_id === view.group.id);

/**
 * What stands about an item's hand-off: null without one, else `{state, text, pending}`; state is
 * accepted | asked | declined, open (nobody answered yet), called (open, to a role called in) or absent (nobody here plays it).
 */
export function handoffState(view, item) {
  if (!item.handoff_to) return null;
  const answer = view.handoffs.get(item.id);
  if (answer) return { state: answer.answer, text: answer.text ?? "", ...(answer.held ? { held: true } : {}), pending: Boolean(answer.pending) };
  if (view.foreign || plays(view, item.handoff_to)) return { state: "open", text: "" };
  return { state: isCalled(view, item.handoff_to) ? "called" : "absent", text: "" };
}

/** The state in words, with a symbol. */
export function stateWords(state) {
  return {
    accepted: { symbol: "✓", text: t("受け取りました") },
    asked: { symbol: "？", text: t("たずねたいことがあります") },
    declined: { symbol: "✕", text: t("受けられません") },
    open: { symbol: "○", text: t("返事を待っています") },
    called: { symbol: "◇", text: t("招集した役割の返事を待っています") },
    absent: { symbol: "△", text: t("この班にいない役割です") },
  }[state];
}

const seen = (post) => post.type === "action_item" && post.handoff_to && post.audience !== "self" && post.progress !== "leaving";

/** Hand-offs to one's own role, those without an answer first. */
export function inboxOf(view) {
  const own = view.posts.filter((post) => seen(post) && post.handoff_to === view.role && post.version);
  return inTurn(own, (post) => !view.handoffs.has(post.id));
}

/** One's own hand-offs: written by oneself or for one's role; those that came back first. */
export function outboxOf(view) {
  const own = view.posts.filter((post) => seen(post) && (post.participant_id === view.me || post.role_acting === view.role));
  return inTurn(own, (post) => cameBack(view, post));
}

/** Hand-offs to roles that were called in and that nobody here plays: others than the author speak for them. */
export function spokenFor(view) {
  const open = view.posts.filter((post) => seen(post) && post.version && !plays(view, post.handoff_to) && isCalled(view, post.handoff_to));
  return inTurn(open.filter((post) => post.participant_id !== view.me), (post) => !view.handoffs.has(post.id));
}

const inTurn = (posts, first) => [...posts.filter(first), ...posts.filter((post) => !first(post))];

/** Declined or asked back: the author's turn. */
export const cameBack = (view, post) => ["declined", "asked"].includes(view.handoffs.get(post.id)?.answer);

/** How many hand-offs wait for something that this seat can do. */
export function waitingFor(view) {
  const answers = inboxOf(view).filter((post) => !view.handoffs.has(post.id)).length;
  return answers + outboxOf(view).filter((post) => cameBack(view, post)).length;
}

/** Whether answers are heard now. */
export const mayAnswer = (view) => view.writes.has("action_item") && !view.silent;

/** Roles that nobody in the group plays and that were not called in yet. */
export function absentRoles(view) {
  return view.case.all_roles.filter((role) => !plays(view, role.id) && !isCalled(view, role.id));
}
