/** A long list in parts: which part is shown, and the way to the others. */
import { useCtx } from "../page.tsx";

/** One part of a list, as `?page=` asks: a page that is no number, or beyond the end, is the nearest there is. */
export function partOf<T>(all: readonly T[], asked: string | null, atOnce: number) {
  const pages = Math.max(1, Math.ceil(all.length / atOnce));
  const page = Math.min(pages, Math.max(1, Math.floor(Number(asked)) || 1));
  return { rows: all.slice((page - 1) * atOnce, page * atOnce), page, pages };
}

type PartsProps = { page: number; pages: number; to: (page: number) => string };

export function Parts({ page, pages, to }: PartsProps) {
  const { say } = useCtx();
  if (pages === 1) return null;
  return (
    <nav class="row no-print parts" aria-label={say("heatmap.pages")}>
      {page > 1 && <a href={to(page - 1)}>{say("heatmap.pages.before")}</a>}
      <span>{say("heatmap.pages.at", { page, pages })}</span>
      {page < pages && <a href={to(page + 1)}>{say("heatmap.pages.after")}</a>}
    </nav>
  );
}
