/**
 * `<form class="private">`: what one person typed does not come back by the browser's Back when the device has been passed on. Some
 * browsers keep a page in memory as it was left, `no-store` or not (Safari where there is no TLS, Chrome where no cookie changed): so
 * it is left empty, and a page that shows a mistake is not sent again by Back. `data-anew`: its address answers by itself whether this
 * placement was taken in, so a page that comes back asks it.
 */
for (const form of document.querySelectorAll<HTMLFormElement>("form.private")) {
  addEventListener("pagehide", () => empty(form)); // the browser has read the fields by then
  if (form.querySelector(".wrong")) history.replaceState(null, "", location.href); // Back asks, and does not send again
  if (!("anew" in form.dataset)) continue;
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) location.replace(location.href);
  });
}

/** What the page came with goes too: after a mistake it is what was typed. */
function empty(form: HTMLFormElement): void {
  for (const field of form.querySelectorAll("textarea")) field.value = field.defaultValue = "";
  for (const field of form.querySelectorAll<HTMLInputElement>("input[type=radio]"))
    field.checked = field.defaultChecked = false;
}
