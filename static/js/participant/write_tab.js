// Writing: what the stage allows, and what has been written so far.
import { html } from "../core/html.js";
import { newId } from "../core/id.js";
import { t } from "../core/i18n.js";
import { POST_TYPES } from "../core/labels.js";
import { EMPTY } from "./desk.js";
import { CardFacts } from "./card_tab.js";
import { PostForm, contentOf, isEmpty, plainText, typeWord } from "./forms.js";
import { Prompt } from "./header.js";
import { isScribe } from "./support.js";
import { Pick } from "./pick.js";
import { PostCard } from "./post_card.js";
import { CopyBox, Discard, RefusedList } from "./refused.js";
import { Urgency } from "./urgency.js";

const WRITING = Object.keys(POST_TYPES);

export function WriteTab({ app, view }) {
  const open = WRITING.filter((type) => view.writes.has(type));
  const left = WRITING.filter((type) => !view.writes.has(type) && !isEmpty(type, app.desk.draft(type).value));
  const nothing = !open.length && !view.writes.has("urgency") && !view.writes.has("fact");
  return html`<div class="stack stack--wide">
    <${RefusedList} app=${app} view=${view} />
    <${Prompt} desk=${app.desk} view=${view} />
    ${nothing && !view.closed && html`<p class="quiet">${t("この段階では、書くものはありません。")}</p>`}
    ${view.writes.has("urgency") && html`<${Urgency} app=${app} view=${view} />`}
    ${view.writes.has("fact") && !open.length && html`<${CardFacts} app=${app} view=${view} ids=${view.case.card?.facts ?? []} heading="h2" />`}
    ${open.length > 0 && html`<${Composers} app=${app} view=${view} types=${open} />`}
    ${view.writes.has("fact") && open.length > 0 && html`<${FactsLeft} app=${app} view=${view} />`}
    ${left.map((type) => html`<${LeftDraft} key=${type} app=${app} view=${view} type=${type} />`)}
  </div>`;
}

/** Facts that nobody has told yet, out of the way of writing. */
function FactsLeft({ app, view }) {
  const shared = new Set(view.snapshot.shared_facts.map((row) => row.fact_id));
  const left = (view.case.card?.facts ?? []).filter((id) => !shared.has(id));
  if (!left.length) return null;
  return html`<details class="disclosure">
    <summary>${t("まだ共有していないカードの事実")} <span class="quiet">${t("%(n)s件", { n: left.length })}</span></summary>
    <div class="disclosure__body"><${CardFacts} app=${app} view=${view} ids=${left} /></div>
  </details>`;
}

function Composers({ app, view, types }) {
  const chosen = app.desk.keep("composer", types[0]);
  const type = types.includes(chosen.value) ? chosen.value : types[0];
  return html`<div class="stack">
    ${types.length > 1 &&
    html`<div class="segments" role="group" aria-label=${t("書くもの")}>
      ${types.map(
        (id) => html`<button key=${id} type="button" class="segment" aria-pressed=${id === type ? "true" : "false"}
          onClick=${() => (chosen.value = id)}>${typeWord(id, view)}</button>`,
      )}
    </div>`}
    ${types.map((id) => html`<div key=${id} hidden=${id !== type}><${Composer} app=${app} view=${view} type=${id} /></div>`)}
  </div>`;
}

/** The role that the group's scribe writes for now. */
const writeAs = (app, view) => app.desk.keep("writeAs", view.role);

/** Always there, never touched from outside: what others do changes nothing in it. */
function Composer({ app, view, type }) {
  const draft = app.desk.draft(type);
  function send(values) {
    const role = isScribe(view) ? writeAs(app, view).value : "";
    app.live.send(`${type}.post`, { id: newId(), ...(role ? { role } : {}), ...contentOf(type, values) });
    draft.value = type === "note" ? { ...EMPTY.note, kind: values.kind } : EMPTY[type]; // the next note is mostly of the same kind
  }
  const note = {
    self: t("いまは自分だけに見えます。"),
    group: t("送ると、班の人が見られます。"),
    all: t("送ると、研修の全員が見られます。"),
  }[view.phase?.audience];
  return html`<div class="stack stack--wide">
    <div class="stack">
      ${isScribe(view) && html`<${Pick} id=${`as-${type}`} label=${t("だれの役割として書くか")} value=${writeAs(app, view).value} onValue=${(role) => (writeAs(app, view).value = role)}
        options=${view.case.roles.map((role) => [role.id, role.name])} />`}
      <h2>${t("%(type)sを書く", { type: typeWord(type, view) })}</h2>
      <${PostForm} type=${type} name=${`new-${type}`} view=${view} values=${draft.value}
        onValues=${(values) => (draft.value = values)} onSend=${send} note=${note}
        sendLabel=${view.phase?.audience === "self" ? t("保存する") : t("送る")} />
    </div>
    <${OwnPosts} app=${app} view=${view} type=${type} />
  </div>`;
}

function OwnPosts({ app, view, type }) {
  const own = view.posts.filter((post) => post.type === type && post.participant_id === view.me && post.stage === view.workshop.stage);
  if (!own.length) return null;
  return html`<section class="stack stack--tight" aria-label=${t("この段階で自分が書いたもの")}>
    <h3>${t("この段階で自分が書いたもの")} <span class="number quiet">${own.length}</span></h3>
    ${[...own].reverse().map(
      (post) => html`<${PostCard} key=${post.id} app=${app} view=${view} post=${post} reactions=${[]} place="write" showKind />`,
    )}
  </section>`;
}

/** The stage went on under somebody's thumb: what was being written stays and can be copied. */
function LeftDraft({ app, view, type }) {
  const draft = app.desk.draft(type);
  return html`<div class="notice notice--warning">
    <p class="notice__title"><span aria-hidden="true">！</span> ${t("書きかけの%(type)sがあります", { type: t(POST_TYPES[type]) })}</p>
    <p>${t("いまの段階では送れません。文章は残っていて、コピーできます。書ける段階に戻ると、続きを書けます。")}</p>
    <${CopyBox} label=${t("書きかけの文章")} text=${plainText(type, draft.value, view)} />
    <p><${Discard} label=${t("この文章を消す")} onDiscard=${() => (draft.value = EMPTY[type])} /></p>
  </div>`;
}
