// Two groups beside each other on one need: what each plans.  No ranking: they stand in the groups' order.
import { html, useRef } from "../core/html.js";
import { t } from "../core/i18n.js";
import { dueLabel, kindLabel, roleName } from "../core/labels.js";
import { useFit } from "./fit.js";

function Item({ snapshot, post }) {
  const name = (id) => roleName(snapshot.case, id, true);
  return html`<li class="plan-line">
    <p class="plan-line__head"><b>${name(post.role_acting)}</b><span>${kindLabel("action_item", post.kind)}</span><span>${dueLabel(post.due_h)}</span>
      ${post.lead && html`<span>◎ ${t("主担当")}</span>`}${post.handoff_to && html`<span>→ ${name(post.handoff_to)}</span>`}</p>
    <p class="plan-line__text">${post.what}</p>
    ${post.fallback && html`<p class="plan-line__more">${t("断られたら：%(text)s", { text: post.fallback })}</p>`}
  </li>`;
}

function Side({ snapshot, group, posts, size }) {
  const box = useRef(null);
  useFit(box, { most: 1.5, least: 0.75 }, [posts.map((post) => `${post.id}:${post.version}`).join(), size]);
  const leads = [...new Set(posts.filter((post) => post.lead).map((post) => roleName(snapshot.case, post.role_acting, true)))];
  return html`<section class="compare__side">
    <h2 class="group-board__name">${group.name}<span>${t("行動%(n)s件", { n: posts.length })}・${leads.length ? t("主担当 %(roles)s", { roles: leads.join(t("、")) }) : t("主担当は未定")}</span></h2>
    <div class="compare__box" ref=${box}>${posts.length
      ? html`<ul class="compare__lines">${posts.map((post) => html`<${Item} key=${post.id} snapshot=${snapshot} post=${post} />`)}</ul>`
      : html`<p class="compare__none">${t("この課題への行動は、公開されたものの中にありません。")}</p>`}</div>
  </section>`;
}

export function CompareScreen({ live, size }) {
  const snapshot = live.state.value;
  const { groups: chosen = [], need: wanted } = snapshot.workshop.view;
  const need = snapshot.case.needs.find((one) => one.id === wanted);
  const groups = snapshot.groups.filter((group) => chosen.includes(group.id));
  if (!need || groups.length < 2) return html`<div class="stage-screen stage-screen--calm"><h1 class="headline">${t("二つの班を比べる")}</h1><p class="stage-screen__word">${t("比べる班と課題が選ばれていません。")}</p></div>`;
  const posts = snapshot.posts.filter((post) => post.type === "action_item" && post.audience === "all" && post.needs.includes(need.id));
  return html`<div class="boards-screen">
    <h1 class="headline headline--small">${need.label}${need.safety && html` <span class="badge badge--error">${t("安全")}</span>`}</h1>
    <div class="boards-screen__groups">${groups.map((group) => html`<${Side} key=${group.id} snapshot=${snapshot} group=${group} size=${size}
      posts=${posts.filter((post) => post.group_id === group.id)} />`)}</div>
  </div>`;
}
