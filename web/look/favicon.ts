/** The mark as the browser's tab shows it: four bars, the second highlighted. */
import type { Asset } from "./assets.ts";

const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-2 -4 28 28"><rect x="-2" y="-4" width="28" height="28" rx="3" fill="#fff"/><path d="M0 14h5v6H0zM19 0h5v20h-5zM13 5h5v15h-5z" fill="#15192b"/><path d="M6.5 9.5h5v10h-5z" fill="#ffe04d" stroke="#15192b"/></svg>`;

export const favicon: Asset = { path: "/favicon.svg", type: "image/svg+xml", body: Buffer.from(svg) };
