import Link from "next/link";
import type { ReactNode } from "react";
import type { Catalog } from "../../lib/dataset/catalog.ts";
import type { Generation } from "../../lib/dataset/generation.ts";
import type { KeptGeneration } from "../../lib/dataset/list-generations.ts";
import { ago, counted, fullNumber, instantLabel } from "../../lib/format.ts";
import { starters } from "../report-forms/funnel/starters.ts";
import type { SourceState } from "./data-actions.ts";
import { Generations } from "./generations.tsx";
import { Ledger } from "./ledger.tsx";
import { Months } from "./months.tsx";
import { PeopleFacts } from "./people-facts.tsx";
import { Row } from "./row.tsx";
import { SourceFacts } from "./source-facts.tsx";
import { StarterFunnels } from "./starter-funnels.tsx";

type OverviewProps = {
  generation: Generation;
  catalog: Catalog;
  kept: readonly KeptGeneration[];
  source: SourceState | null;
  now: number;
  verify: ReactNode;
};

const sourceNotes = {
  demo: "Made up at the first start, to look around in; an import of your own takes its place.",
  upload: "Files sent through this page.",
  folder: "The folder that is read; it is never written to.",
};

/** What is in the data set, where it came from, and what became of every row. */
export function Overview({ generation, catalog, kept, source, now, verify }: OverviewProps) {
  const { events, users, start, end, timezone, createdAt, files, counts } = generation;
  return (
    <>
      <Row
        title="Events"
        note={`Imported ${ago(now - Date.parse(createdAt))}. Days begin in ${timezone} unless the settings or a report say otherwise.`}
      >
        <p className="text-xl tracking-tight">
          <strong className="font-semibold">{counted(events, "event")}</strong> of{" "}
          <strong className="font-semibold">{counted(users, "user")}</strong>
        </p>
        <p className="text-ink-2">
          {instantLabel(start)} to {instantLabel(end)}, {counted(catalog.events.length + catalog.leftOut.events, "name")} in the{" "}
          <Link href="/data/catalogue" prefetch={false} className="text-accent underline underline-offset-2">
            catalogue
          </Link>
        </p>
        <Months files={files} />
        <StarterFunnels starters={starters({ events: catalog.events.map((each) => ({ ...each, spark: each.daily })) })} />
      </Row>
      <Row title="Where every row went" note="Nothing is dropped silently: the rows of the source add up to the events above.">
        <Ledger counts={counts} />
      </Row>
      <Row title="People" note="An anonymous id counts with the user it later became, unless identity is set to raw.">
        <PeopleFacts counts={counts} events={events} />
      </Row>
      <Row title="Source" note={sourceNotes[source?.kind ?? "folder"]}>
        <SourceFacts generation={generation} source={source} />
      </Row>
      <Row
        title="Generations"
        note="Each import writes a new one and leaves the others untouched, so that a question always reads a single state. The last three are kept."
      >
        <Generations kept={kept} current={generation.id} />
        <div className="mt-3">{verify}</div>
        <p className="mt-2 text-ink-3 text-xs">{fullNumber(files.length)} event files in this generation, each known by its SHA-256.</p>
      </Row>
    </>
  );
}
