// What people are told about heavy cases: the workshop's own words, or the house's.
import { t } from "./i18n.js";

/** The note, never empty. */
export function distressNote(workshop) {
  return (
    workshop.distress_note ||
    t("重い内容の事例を扱います。つらいときは、ことわりなく席を離れてかまいません。戻っても、戻らなくてもかまいません。話したいときは、進行役か、職場の上司・産業保健スタッフに声をかけてください。")
  );
}
