// The sheet for one's own handbook: fields that grow with what is written, so that all of it is printed.  Sends nothing, keeps nothing.
const fields = [...document.querySelectorAll(".handbook textarea")];

function fit(field) {
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight + 4}px`;
}

for (const field of fields) {
  field.addEventListener("input", () => fit(field));
  fit(field);
}

const button = document.getElementById("print");
button.hidden = false;
button.addEventListener("click", () => print());

// Paper is narrower than the screen: measured anew there, and again afterwards.
matchMedia("print").addEventListener("change", () => fields.forEach(fit));
addEventListener("beforeprint", () => fields.forEach(fit));
addEventListener("afterprint", () => fields.forEach(fit));
