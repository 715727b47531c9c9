/** Search before a question, and after one that found nothing: something to press in each case. */

import type { ComponentChildren } from "preact";
import type { Answer } from "../../../domain/commons/search.store.ts";
import type { EntryKind } from "../../../domain/commons/search-text.ts";
import { Sec } from "../../components/record-parts.tsx";
import { useCtx } from "../../page.tsx";
import { DOORS } from "../doors/doors.ts";

/** The same page with another question. */
export function Link(props: { q: string; kind?: EntryKind; exactly?: boolean; children: ComponentChildren }) {
  const { href } = useCtx();
  const query = new URLSearchParams({ q: props.q });
  if (props.kind) query.set("kind", props.kind);
  if (props.exactly) query.set("exactly", "1");
  return <a href={`${href("/search")}?${query}`}>{props.children}</a>;
}

export function Examples() {
  const { say } = useCtx();
  return (
    <Sec id="examples" title={say("search.examples")}>
      <ul class="ways">
        {(["words", "question", "state", "tool", "quotes", "spelling"] as const).map((name) => (
          <li key={name}>
            <Link q={say(`search.example.${name}`)}>{say(`search.example.${name}`)}</Link>
            <p>{say(`search.example_note.${name}`)}</p>
          </li>
        ))}
      </ul>
    </Sec>
  );
}

export function Doors() {
  const { href, say } = useCtx();
  return (
    <Sec id="doors" title={say("search.doors")}>
      <ul class="ways">
        {DOORS.map(({ name }) => (
          <li key={name}>
            <a href={href(`/${name}`)}>{say(`home.door.${name}`)}</a>
            <p>{say(`home.door.${name}.about`)}</p>
          </li>
        ))}
      </ul>
    </Sec>
  );
}

export function Nothing({ answer, near }: { answer: Answer; near: readonly string[] }) {
  const { href, say, tell } = useCtx();
  const q = answer.asked.text;
  const stops = answer.read.length > 0 && answer.read.every(({ stop }) => stop);
  const quoted = answer.asked.words.some(({ phrase }) => phrase !== null);
  const about = `${href("/correct")}?${new URLSearchParams({ about: `/search?${new URLSearchParams({ q })}`.slice(0, 480) })}`;
  return (
    <>
      <Sec id="nothing" title={say("search.nothing", { q })}>
        <p>
          {say(
            stops ? "search.nothing_stops" : answer.read.length === 0 ? "search.nothing_signs" : "search.nothing_why",
          )}
        </p>
        <ul class="ways">
          {near.map((word) => (
            <li key={word}>
              <Link q={word}>{word}</Link>
              <p>{say("search.near")}</p>
            </li>
          ))}
          {quoted && (
            <li>
              <Link q={answer.asked.words.map(({ typed }) => typed).join(" ")}>{say("search.unquoted")}</Link>
              <p>{say("search.unquoted_note")}</p>
            </li>
          )}
          <li>
            <a href={about}>{say("search.ask")}</a>
            <p>{say("search.ask_note")}</p>
          </li>
          <li>
            <a href={href("/indicators")}>{say("search.lists")}</a>
            <p>{tell("search.lists_note", { menu: (text) => <a href="#menu">{text}</a> })}</p>
          </li>
        </ul>
      </Sec>
      <Doors />
    </>
  );
}
