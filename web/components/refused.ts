/**
 * The attributes of a notice that says what a form could not do. The browser goes to it and readers hear it first, without a script:
 * at the top of a long page on a phone it would stand above the window.
 */
export const refused = { class: "notice stop", role: "alert", tabindex: -1, autofocus: true } as const;
