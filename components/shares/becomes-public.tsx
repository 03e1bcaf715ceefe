"use client";

import type { ReactNode } from "react";
import { counted } from "../../lib/format.ts";
import { Button } from "../ui/button.tsx";
import type { ShareFacts } from "./share-actions.ts";
import { endWords, type Terms, wordsOf } from "./share-terms.ts";

type BecomesPublicProps = { facts: ShareFacts; terms: Terms; busy: boolean; onBack: () => void; onAgree: () => void };

/** Lists what whoever has the link will see, before there is one. */
export function BecomesPublic({ facts, terms, busy, onBack, onAgree }: BecomesPublicProps) {
  const { tiles, texts, dates, filters } = facts;
  const shown = tiles.filter(({ because }) => because === null);
  const hidden = tiles.filter(({ because }) => because !== null);
  const sites = terms.sites.split(/[\s,]+/).filter((site) => site !== "");
  return (
    <div className="px-4 pt-1 pb-4">
      <p className="text-ink-2">
        {terms.asksPassword ? "Whoever has the link and its password" : "Whoever has the link, without any password,"} will see:
      </p>
      <dl className="mt-3 grid grid-cols-[7rem_minmax(0,1fr)] gap-x-3 gap-y-2 text-sm" data-testid="becomes-public">
        <Row term="Tiles">
          <ul>
            {shown.map(({ id, title }) => (
              <li key={id} className="truncate font-medium">
                {title}
              </li>
            ))}
            {texts > 0 ? <li className="text-ink-2">and {counted(texts, "text")}, word for word</li> : null}
            {shown.length + texts === 0 ? <li className="text-ink-2">none yet; what is added later becomes public as well</li> : null}
          </ul>
        </Row>
        {hidden.length > 0 ? (
          <Row term="Stays private">
            <ul>
              {hidden.map(({ id, title, because }) => (
                <li key={id}>
                  <span className="font-medium">{title}</span> <span className="text-ink-2 text-xs">{because}</span>
                </li>
              ))}
            </ul>
          </Row>
        ) : null}
        <Row term="Dates">
          {dates ?? "those of each report"}
          {terms.datesMayChange ? "; viewers may choose others, up to all time" : ""}
        </Row>
        <Row term="Filters">{filters === "" ? "none are locked" : <>locked on the server: {filters}</>}</Row>
        {terms.filters.length > 0 ? (
          <Row term="May be changed">
            <ul>
              {terms.filters.map(({ label, values }) => (
                <li key={label}>
                  <span className="font-medium">{label}</span>: <span className="text-ink-2">{values.join(", ")}</span>
                </li>
              ))}
            </ul>
          </Row>
        ) : null}
        {sites.length > 0 ? <Row term="Embedded by">{sites.join(", ")}</Row> : null}
        <Row term="Previews">{previewWords(terms)}</Row>
        <Row term="Until">{untilOf(terms)}</Row>
      </dl>
      <p className="mt-3 text-pretty text-ink-2 text-xs">
        Later changes of the dashboard and its reports become public as they are saved. People, raw events and SQL never do.
      </p>
      <div className="mt-4 flex justify-end gap-2">
        <Button tone="quiet" onClick={onBack}>
          Back
        </Button>
        <Button tone="primary" disabled={busy} onClick={onAgree}>
          {busy ? "Making it public…" : "Make it public"}
        </Button>
      </div>
    </div>
  );
}

function Row({ term, children }: { term: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-2">{term}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  );
}

function previewWords({ previewAllowed, previewPicture, asksPassword }: Terms): string {
  if (!previewAllowed) return "say nothing of it, in chats and mails";
  return previewPicture && !asksPassword ? "show its name and a picture of its numbers" : "show its name, without numbers";
}

function untilOf(terms: Terms): string {
  const words = wordsOf({ ...terms, asksPassword: false }, null);
  if ("missing" in words) return "";
  return endWords((JSON.parse(words.json) as { expiresAt: number | null }).expiresAt);
}
