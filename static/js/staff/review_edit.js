// One of the chiefs' forms: what somebody else saves meanwhile comes in without touching what is being written.
import { setLanguage } from "../core/i18n.js";
import { forgetSent, keepDraft } from "./draft.js";
import { keepInStep } from "./fields.js";
import { listen, readAgain } from "./together.js";

const form = document.getElementById("fields");
const notice = document.getElementById("changed");
await setLanguage(document.documentElement.lang);
const refresh = keepInStep(form, notice);
forgetSent();
keepDraft(form, document.getElementById("draft"), notice.dataset.head);
if (form.dataset.fresh) listen(notice, async () => refresh(await readAgain(form.dataset.fresh)));
