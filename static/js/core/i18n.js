// Texts of the scripts.  The Japanese sentence is the key; the server's catalogue turns it into another language.
let catalogue = {};

/** The sentence in the page's language, with `%(name)s` filled from `params`. */
export function t(text, params) {
  const found = catalogue[text] || text;
  return params ? fill(found, params) : found;
}

/** A refusal's sentence in the page's language: its template where the server sent one, else as it came. */
export function errorText(error) {
  if (!error) return "";
  return error.template ? t(error.template, error.params) : t(error.message || "");
}

/** Load the catalogue of `language` from `url` ("/i18n/en.json").  Japanese needs none; on failure Japanese stays. */
export async function setLanguage(language, url = `/i18n/${language}.json`) {
  catalogue = {};
  if (!language || language.startsWith("ja")) return;
  try {
    const answer = await fetch(url);
    if (answer.ok) catalogue = await answer.json();
  } catch {
    // The Japanese texts do.
  }
}

function fill(text, params) {
  return text.replace(/%\((\w+)\)[sd]/g, (whole, name) => (name in params ? String(params[name]) : whole));
}
