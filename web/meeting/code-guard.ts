/**
 * How often codes may be guessed: after TRIES wrong ones within a minute, over all senders together, codes are refused until that
 * minute is over. An address that showed the right code before goes on with that code, so that one person cannot lock out the room.
 * What is known lies in memory alone and is bounded. The odds are in docs/security.md.
 */

/** Wrong tries in one window before codes are refused. */
export const TRIES = 20;
/** How long a window lasts from its first wrong try, ms. */
export const WINDOW = 60_000;
/** Addresses remembered; the one that came first is forgotten first. */
export const KNOWN_MOST = 1000;
/** First tries that may wait for their turn. */
export const WAITING_MOST = 200;

/** `refused`: seconds until codes are looked at again. */
export type Asked<T> = { found: T | null } | { refused: number };

export type CodeGuard = {
  /**
   * Looks a code up, unless too many were wrong. First tries are looked up one after the other: tries that come at once are counted
   * each before the next.
   *
   * @param from  the sender's address
   * @param look  what the code leads to; null where it leads nowhere, which is a wrong try
   */
  ask<T>(from: string, code: string, look: () => Promise<T | null>): Promise<Asked<T>>;
};

/** @param now  ms, from a clock that never goes back */
export function codeGuard(now: () => number): CodeGuard {
  let began = 0;
  let wrong = 0;
  let waiting = 0;
  let line: Promise<unknown> = Promise.resolve();
  const known = new Map<string, string>(); // address → the right code it showed last
  const strayed = new Map<string, number>(); // wrong tries from known addresses while codes are refused

  function nextWindow() {
    if (wrong === 0 || now() - began < WINDOW) return;
    wrong = 0;
    strayed.clear();
  }

  const refuse = () => ({ refused: Math.max(1, Math.ceil((began + WINDOW - now()) / 1000)) });

  async function first<T>(from: string, code: string, look: () => Promise<T | null>): Promise<Asked<T>> {
    nextWindow();
    if (wrong >= TRIES) {
      if (known.has(from)) strayed.set(from, (strayed.get(from) ?? 0) + 1);
      return refuse();
    }
    const found = await look();
    if (found === null) {
      if (wrong === 0) began = now();
      wrong++;
    } else {
      known.delete(from);
      known.set(from, code);
      for (const oldest of known.keys()) if (known.size > KNOWN_MOST) known.delete(oldest);
    }
    return { found };
  }

  return {
    async ask(from, code, look) {
      nextWindow();
      // others may share a known address (a router's): they, too, get no more than TRIES while codes are refused
      if (known.get(from) === code && (strayed.get(from) ?? 0) < TRIES) {
        const found = await look();
        if (found === null) known.delete(from); // the review was closed: no guess
        return { found };
      }
      if (waiting >= WAITING_MOST) return refuse();
      waiting++;
      const turn = line.then(() => first(from, code, look));
      line = turn.catch(() => {});
      try {
        return await turn;
      } finally {
        waiting--;
      }
    },
  };
}
