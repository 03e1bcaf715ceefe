"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Copy, Download } from "lucide-react";
import { useState } from "react";
import { csvText, fileName } from "../../lib/charts/csv.ts";
import type { Table } from "../../lib/charts/table.ts";
import { fullNumber } from "../../lib/format.ts";
import type { FunnelDefinition } from "../../lib/reports/funnel/definition.ts";
import type { ActorRow, FunnelResult } from "../../lib/reports/funnel/result/answer.ts";
import { Button } from "../ui/button.tsx";
import { TextInput } from "../ui/text-input.tsx";
import { toast } from "../ui/toast.tsx";
import { Drawer } from "./drawer.tsx";
import { Failure } from "./failure.tsx";
import { ReportProblem } from "./follow-run.ts";
import { PeopleTable } from "./people-table.tsx";
import { saveFile } from "./save-file.ts";
import type { Ask } from "./use-ask.ts";
import type { Part } from "./views/view-props.ts";

type PeopleDrawerProps = {
  part: Part | null;
  onClose: () => void;
  definition: FunnelDefinition;
  labels: readonly string[];
  unit: string;
  file: { name: string; period: { from: string; to: string } };
  ask: Ask<FunnelResult>;
};

const pageSize = 100;
const mostAtOnce = 10_000;

const stateWords = { converted: "reached", dropped: "dropped off before", in_window: "are still in their window before" };

/** The units behind a part of the funnel: searched and paged by the server, with the instants of their steps. */
export function PeopleDrawer({ part, onClose, ...rest }: PeopleDrawerProps) {
  const label = part ? rest.labels[part.step - 1] : "";
  const title = part
    ? `${capital(rest.unit)} that ${stateWords[part.state]} ${part.step}. ${label}${part.group === undefined ? "" : ` · ${part.group}`}${part.period ? `, entered ${part.period}` : ""}`
    : "";
  return (
    <Drawer open={part !== null} onClose={onClose} title={title}>
      {part ? <People key={JSON.stringify(part)} part={part} {...rest} /> : null}
    </Drawer>
  );
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function People({ part, definition, labels, unit, file, ask }: Omit<PeopleDrawerProps, "part" | "onClose"> & { part: Part }) {
  const [search, setSearch] = useState("");
  const [offset, setOffset] = useState(0);
  const question = (page: { limit: number; offset: number }) => ({
    ...definition,
    view: "actors",
    compare: part.of === "previous" ? definition.compare : undefined,
    part: { ...part, ...(search ? { search } : {}), ...page },
  });
  const page = question({ limit: pageSize, offset });
  const query = useQuery({ queryKey: ["people", page], queryFn: ({ signal }) => ask(page, signal), placeholderData: keepPreviousData });
  const rows = query.data?.result.actors ?? [];
  const count = query.data?.result.actorCount ?? 0;
  const everyone = async (use: (rows: ActorRow[]) => void | Promise<void>) => {
    try {
      const pages: ActorRow[] = [];
      for (let from = 0; from < count; from += mostAtOnce)
        pages.push(...((await ask(question({ limit: mostAtOnce, offset: from }), new AbortController().signal)).result.actors ?? []));
      await use(pages);
    } catch {
      toast("The list could not be fetched; try again", "danger");
    }
  };
  const copy = (all: ActorRow[]) =>
    navigator.clipboard.writeText(all.map(({ actor }) => actor).join("\n")).then(() => toast(`Copied ${fullNumber(all.length)} ids`));
  const save = (all: ActorRow[]) =>
    saveFile(fileName(`${file.name} ${unit}`, file.period, "csv"), csvText(peopleTable(all, labels)), "text/csv;charset=utf-8");
  return (
    <>
      <div className="flex flex-wrap items-center gap-2 border-line border-b px-4 py-2">
        <TextInput
          label={`Search ${unit}`}
          placeholder="Search ids"
          value={search}
          delay={300}
          onCommit={(next) => [setSearch(next), setOffset(0)]}
          className="w-44 flex-1"
        />
        <span className="text-ink-2">{query.data ? `${fullNumber(count)} ${search ? "found" : unit}` : ""}</span>
        <Button tone="quiet" disabled={count === 0} onClick={() => everyone(copy)}>
          <Copy size={14} aria-hidden />
          Copy ids
        </Button>
        <Button tone="quiet" disabled={count === 0} onClick={() => everyone(save)}>
          <Download size={14} aria-hidden />
          CSV
        </Button>
      </div>
      <div className={`min-h-0 flex-1 overflow-auto ${query.isPlaceholderData ? "opacity-50" : ""}`} aria-busy={query.isFetching}>
        {query.error ? (
          <Failure
            problem={query.error instanceof ReportProblem ? query.error : new ReportProblem("E_SERVER", "")}
            onRetry={() => void query.refetch()}
          />
        ) : query.data ? (
          <PeopleTable rows={rows} labels={labels} step={part.step} />
        ) : (
          <p className="p-6 text-center text-ink-2">Looking them up…</p>
        )}
      </div>
      {count > pageSize ? <Pager offset={offset} count={count} onMove={setOffset} /> : null}
    </>
  );
}

function Pager({ offset, count, onMove }: { offset: number; count: number; onMove: (offset: number) => void }) {
  return (
    <footer className="flex items-center justify-end gap-2 border-line border-t px-4 py-2">
      <span className="text-ink-2">
        {fullNumber(offset + 1)}–{fullNumber(Math.min(count, offset + pageSize))} of {fullNumber(count)}
      </span>
      <Button disabled={offset === 0} onClick={() => onMove(offset - pageSize)}>
        Previous
      </Button>
      <Button disabled={offset + pageSize >= count} onClick={() => onMove(offset + pageSize)}>
        Next
      </Button>
    </footer>
  );
}

/** The list as a file: one line per unit, an ISO instant per step. */
function peopleTable(rows: readonly ActorRow[], labels: readonly string[]): Table {
  return {
    columns: [
      { key: "actor", label: "id", kind: "text" },
      { key: "group", label: "group", kind: "text" },
      ...labels.map((label, index) => ({ key: `step${index + 1}`, label: `${index + 1}. ${label}`, kind: "text" as const })),
      { key: "deadline", label: "deadline", kind: "text" },
    ],
    rows: rows.map(({ actor, group, stepTimes, deadline }) => ({
      actor,
      group,
      deadline,
      ...Object.fromEntries(stepTimes.map((time, index) => [`step${index + 1}`, time])),
    })),
  };
}
