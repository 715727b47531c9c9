/** "How to cite it": the reference in APA, BibTeX and RIS to copy or to load, and which version of the record this is. */
import type { Kind } from "../../corpus/index.ts";
import { addressOf } from "../../domain/commons/commons.ts";
import { apa } from "../../domain/publish/apa.ts";
import { bibtex } from "../../domain/publish/bibtex.ts";
import { citedRecord, worksBehind } from "../../domain/publish/cite.ts";
import type { Work } from "../../domain/publish/csl.ts";
import { ris } from "../../domain/publish/ris.ts";
import { useCtx } from "../page.tsx";
import { type Row, T } from "./record-parts.tsx";

/** Rows of "About this record": its version, how to cite it, it as data. */
export function useCiteRows(kind: Kind, id: string): Row[] {
  const { commons, href, say, site } = useCtx();
  const work = citedRecord(commons, site, kind, id);
  if (!work) return [];
  const address = addressOf(kind, id);
  const behind = kind === "sources" ? 0 : worksBehind(commons, kind, id).length;
  return [
    [
      say("publish.version"),
      <>
        <code>{commons.versionOf(kind, id)}</code>{" "}
        <span class="note">
          {say("publish.version.about")} <a href={href("/cite#versions")}>{say("publish.version.more")}</a>
        </span>
      </>,
    ],
    [
      say(kind === "sources" ? "publish.cite.work" : "publish.cite"),
      <>
        <Reference work={work} address={address} />
        {(kind === "studies" || kind === "frameworks" || kind === "resources") && (
          <p class="note">{say("publish.cite.not_the_work")}</p>
        )}
        {behind > 0 && (
          <p class="note no-print">
            {say("publish.works", { n: behind })} <a href={`${address}.works.bib`}>BibTeX</a>,{" "}
            <a href={`${address}.works.ris`}>RIS</a>
          </p>
        )}
      </>,
    ],
    [
      say("publish.data"),
      <>
        <a href={`${address}.json`}>{say("publish.json")}</a>. <a href={href("/download")}>{say("publish.data.all")}</a>
      </>,
    ],
  ];
}

/** A work in three forms. `address` is that of its files, without their endings. */
export function Reference({ work, address }: { work: Work; address?: string }) {
  const { say } = useCtx();
  return (
    <div class="reference">
      <T as="p" class="apa">
        {apa(work)}
      </T>
      <Copied name="BibTeX" text={bibtex([work]).trim()} />
      <Copied name="RIS" text={ris(work).trim()} />
      {address && (
        <p class="row no-print">
          {say("publish.files")} <a href={`${address}.bib`}>.bib</a> <a href={`${address}.ris`}>.ris</a>{" "}
          <a href={`${address}.apa.txt`}>.apa.txt</a>
        </p>
      )}
    </div>
  );
}

function Copied({ name, text }: { name: string; text: string }) {
  return (
    <details class="no-print">
      <summary>{name}</summary>
      <pre class="copy" lang="en">
        {text.replaceAll("\r\n", "\n")}
      </pre>
    </details>
  );
}
