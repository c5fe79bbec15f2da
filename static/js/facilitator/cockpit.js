// What every part of the cockpit shares: the live connection, the page's addresses, and what is open on this screen.
import { computed, effect, signal } from "../core/html.js";
import { getJson } from "../core/http.js";
import { errorText, t } from "../core/i18n.js";
import { isAsked } from "../room/found.js";
import { overAnother, personName, unled } from "./lead.js";

const NOTICE_MS = 6_000;

/** The snapshot with the newest counts in it. */
export function withProgress(snapshot, progress) {
  return snapshot && progress ? { ...snapshot, progress } : snapshot;
}

/** Reads the page's data and makes the cockpit; `line` is what core/live.js opened. */
export function makeCockpit(data, line) {
  const live = { ...line, state: computed(() => withProgress(line.state.value, line.progress.value)) };
  const ui = {
    pane: signal("now"), // which pane is in front (centre on a wide screen, the only one on a phone)
    group: signal(null), // whose board is looked into
    board: signal(null), // a board's chosen filter: null = everything
    sheet: signal(null), // what the dialog shows: {kind, ...}
    notes: signal(false), // the facilitator's notes beside
    notice: signal(null), // {text, kind}
    busy: signal(false), // a command of ours is on its way
  };

  // What the format does besides what everybody is told; asked for anew where another cockpit has switched the format.
  const plan = signal(data.plan);
  let planned = null;
  effect(() => {
    const format = live.state.value?.format;
    if (!format || format === planned) return;
    if (planned) getJson(data.urls.plan).then((fresh) => (plan.value = fresh), () => (planned = {}));
    planned = format;
  });

  /** Says that something is done, and takes it back after a while. */
  function tell(text) {
    const notice = { kind: "success", text };
    ui.notice.value = notice;
    setTimeout(() => {
      if (ui.notice.value === notice) ui.notice.value = null;
    }, NOTICE_MS);
  }

  /** Gives a command, once it is clear who leads: whoever acts first leads, and nobody acts unawares over another's head. */
  async function run(type, payload = {}, done = "") {
    const leads = live.state.value?.leads;
    if (overAnother(type, leads, data.me)) {
      ask({
        title: t("いまは%(name)sさんが進行しています", { name: personName(data, leads.lead) }),
        lines: [t("引き継いでから操作しますか。%(name)sさんの画面にも、引き継いだことが出ます。", { name: personName(data, leads.lead) })],
        action: t("引き継いで操作する"),
        run: async () => (await give("lead.take")) && give(type, payload, done),
      });
      return false;
    }
    if (unled(type, leads)) await give("lead.take");
    return give(type, payload, done);
  }

  /** Gives a command; tells in words when it was refused. True where it was carried out. */
  async function give(type, payload = {}, done = "") {
    if (live.status.value === "offline") {
      // A stage that opens by itself minutes later, when the line is back, would surprise the room.
      ui.notice.value = { kind: "error", text: t("つながっていないため、送っていません。つながってから、もう一度押してください。") };
      return false;
    }
    ui.busy.value = true;
    ui.notice.value = null;
    try {
      const answer = await live.send(type, payload);
      if (isAsked(answer?.error)) return (await sendAnyway(answer.error.current, payload)) && give(type, { ...payload, confirmed: true }, done);
      if (answer?.ok === false) throw answer.error;
      if (done) tell(done);
      return true;
    } catch (error) {
      ui.notice.value = { kind: "error", text: errorText(error) || t("送れませんでした。接続を確かめて、もう一度押してください。") };
      return false;
    } finally {
      ui.busy.value = false;
    }
  }

  /** Asks once whether words that may tell who somebody is are sent all the same.  To be mended, the sheet they came from opens again with them. */
  function sendAnyway(findings, draft) {
    const from = ui.sheet.value;
    return new Promise((answered) => {
      const decide = (yes) => {
        ui.sheet.value = !yes && from ? { ...from, draft } : null;
        answered(yes);
      };
      ui.sheet.value = { kind: "identifying", findings, decide };
    });
  }

  const ask = (question) => (ui.sheet.value = { kind: "confirm", ...question });
  const show = (pane, more = {}) => {
    ui.pane.value = pane;
    if ("group" in more) ui.group.value = more.group;
  };
  return { live, ui, run, ask, show, me: data.me, people: data.people, elsewhere: data.elsewhere, rehearsal: data.rehearsal, houseNote: data.houseNote, urls: data.urls, get plan() { return plan.value; }, addresses: data.addresses };
}
