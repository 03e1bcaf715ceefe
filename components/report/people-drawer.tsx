"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { ArrowLeft, Copy, Download } from "lucide-react";
import { useState } from "react";
import { csvText, fileName } from "../../lib/charts/csv.ts";
import type { Table } from "../../lib/charts/table.ts";
import { fullNumber } from "../../lib/format.ts";
import type { AnswerBase } from "../../lib/reports/kind.ts";
import { type Identity, identity } from "../../lib/vocabulary/actor.ts";
import { SaveList } from "../cohorts/save-list.tsx";
import { Button } from "../ui/button.tsx";
import { TextInput } from "../ui/text-input.tsx";
import { toast } from "../ui/toast.tsx";
import { Broken } from "./broken.tsx";
import { Drawer } from "./drawer.tsx";
import { Failure } from "./failure.tsx";
import { ReportProblem } from "./follow-run.ts";
import type { PeopleColumn, PeopleQuestion, PeopleSort, PersonRow } from "./people.ts";
import { PeopleColumns } from "./people-columns.tsx";
import { FindBox } from "./people-find.tsx";
import { PeopleTable } from "./people-table.tsx";
import { useCanWitness, Why } from "./people-why.tsx";
import { saveFile } from "./save-file.ts";
import type { Ask } from "./use-ask.ts";

type PeopleDrawerProps<Result> = {
  people: PeopleQuestion<Result> | null;
  onClose: () => void;
  file: { name: string; period: { from: string; to: string } };
  ask: Ask<Result>;
  /** How long the list must be by the answer it was opened from; null where the answer does not say. */
  expected?: number | null;
};

const pageSize = 100;
const mostAtOnce = 10_000;

/** The units behind a part of an answer: searched and paged by the server. */
export function PeopleDrawer<Result>({ people, onClose, ...rest }: PeopleDrawerProps<Result>) {
  return (
    <Drawer open={people !== null} onClose={onClose} title={people?.title ?? ""}>
      {people ? <People key={JSON.stringify(people.definition({ limit: pageSize, offset: 0 }))} people={people} {...rest} /> : null}
    </Drawer>
  );
}

type PeopleProps<Result> = Omit<PeopleDrawerProps<Result>, "people" | "onClose"> & { people: PeopleQuestion<Result> };

function People<Result>({ people, file, ask, expected = null }: PeopleProps<Result>) {
  const { unit } = people;
  const [properties, setProperties] = useState<string[]>([]);
  const [sort, setSort] = useState<PeopleSort | null>(null);
  const [search, setSearch] = useState("");
  const [offset, setOffset] = useState(0);
  const [why, setWhy] = useState<string | null>(null);
  const canWitness = useCanWitness();
  const columns = withProperties(people.columns, properties);
  const words = { ...(search ? { search } : {}), ...(sort ? { sort } : {}), ...(properties.length > 0 ? { properties } : {}) };
  const question = (page: { limit: number; offset: number }) => people.definition({ ...page, ...words });
  const page = question({ limit: pageSize, offset });
  const query = useQuery({ queryKey: ["people", page], queryFn: ({ signal }) => ask(page, signal), placeholderData: keepPreviousData });
  const count = query.data ? people.count(query.data.result) : 0;
  const contradicts = query.data && !query.isPlaceholderData && !search && expected !== null && count !== expected;
  const { copy, save } = wholeList({ people, columns, file, ask, count, question });
  if (why !== null) return <WhyOne people={people} actor={why} onAsk={setWhy} onBack={() => setWhy(null)} />;
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
        <Button tone="quiet" disabled={count === 0} onClick={copy}>
          <Copy size={14} aria-hidden />
          Copy ids
        </Button>
        <Button tone="quiet" disabled={count === 0} onClick={save}>
          <Download size={14} aria-hidden />
          CSV
        </Button>
        {unit === "users" || unit === "sessions" ? (
          <PeopleColumns properties={properties} onChange={(next) => [setProperties(next), setSort(null), setOffset(0)]} />
        ) : null}
        <SaveList title={people.title} unit={unit} count={count} question={() => page} />
      </div>
      <div className={`min-h-0 flex-1 overflow-auto ${query.isPlaceholderData ? "opacity-50" : ""}`} aria-busy={query.isFetching}>
        {query.error ? (
          <Failure
            problem={query.error instanceof ReportProblem ? query.error : new ReportProblem("E_SERVER", "")}
            onRetry={() => void query.refetch()}
          />
        ) : contradicts ? (
          <Broken broken={[`the list has ${fullNumber(count)} ${unit}, the number says ${fullNumber(expected)}`]} hash={people.title} />
        ) : query.data ? (
          <PeopleTable
            unit={unit}
            rows={rowsOf(people, query.data.result)}
            columns={columns}
            sort={sort}
            onSort={(next) => [setSort(next), setOffset(0)]}
            identity={identityOf(page)}
            {...(canWitness ? { onWhy: setWhy } : {})}
          />
        ) : (
          <p className="p-6 text-center text-ink-2">Looking them up…</p>
        )}
      </div>
      {canWitness ? (
        <div className="border-line border-t px-4 py-2">
          <FindBox unit={singular(people.owner ?? unit)} onFind={setWhy} />
        </div>
      ) : null}
      {count > pageSize ? <Pager offset={offset} count={count} onMove={setOffset} /> : null}
    </>
  );
}

type WholeList<Result> = Pick<PeopleProps<Result>, "people" | "file" | "ask"> & {
  columns: readonly PeopleColumn[];
  count: number;
  question: (page: { limit: number; offset: number }) => object;
};

/** What takes the list as a whole, however many pages it has: its ids, and all of it as a file. */
function wholeList<Result>({ people, columns, file, ask, count, question }: WholeList<Result>) {
  const { unit } = people;
  const everyone = async (use: (rows: PersonRow[]) => void | Promise<void>) => {
    try {
      const rows: PersonRow[] = [];
      for (let from = 0; from < count; from += mostAtOnce)
        rows.push(...rowsOf(people, (await ask(question({ limit: mostAtOnce, offset: from }), new AbortController().signal)).result));
      await use(rows);
    } catch {
      toast("The list could not be fetched; try again", "danger");
    }
  };
  const copy = (all: PersonRow[]) =>
    navigator.clipboard.writeText(all.map(({ actor }) => actor).join("\n")).then(() => toast(`Copied ${fullNumber(all.length)} ids`));
  const save = (all: PersonRow[]) =>
    saveFile(fileName(`${file.name} ${unit}`, file.period, "csv"), csvText(peopleTable(all, columns)), "text/csv;charset=utf-8");
  return { copy: () => void everyone(copy), save: () => void everyone(save) };
}

/** The list's own columns, then the chosen properties. */
function withProperties(columns: readonly PeopleColumn[], properties: readonly string[]): PeopleColumn[] {
  return [...columns, ...properties.map((label, index) => ({ key: `property_${index + 1}`, label, sort: `property_${index + 1}` }))];
}

/** The rows of a page, with the properties that were asked for. */
function rowsOf<Result>(people: PeopleQuestion<Result>, result: Result): PersonRow[] {
  const { actorProperties = [] } = result as AnswerBase;
  return people.rows(result).map((row, index) => {
    const own = actorProperties[index] ?? [];
    return { ...row, ...Object.fromEntries(own.map((value, place) => [`property_${place + 1}`, value])) };
  });
}

const singular = (units: string): string => (units === "users" ? "user" : units === "sessions" ? "session" : units);

type WhyOneProps<Result> = { people: PeopleQuestion<Result>; actor: string; onAsk: (actor: string) => void; onBack: () => void };

/** One unit of the list, or any other, and why it is where it is. */
function WhyOne<Result>({ people, actor, onAsk, onBack }: WhyOneProps<Result>) {
  const unit = people.owner ?? people.unit;
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-line border-b px-4 py-2">
        <Button tone="quiet" onClick={onBack}>
          <ArrowLeft size={14} aria-hidden />
          The list
        </Button>
        <FindBox key={actor} unit={singular(unit)} start={actor} onFind={onAsk} />
      </div>
      <div className="min-h-0 flex-1 overflow-auto">
        <Why key={actor} definition={people.definition({ limit: 1, offset: 0 })} actor={actor} unit={unit} onAsk={onAsk} />
      </div>
    </>
  );
}

function identityOf(definition: { identity?: unknown }): Identity | undefined {
  return identity.safeParse(definition.identity).data;
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

/** The list as a file: one line per unit, instants in full. */
function peopleTable(rows: readonly PersonRow[], columns: readonly PeopleColumn[]): Table {
  return {
    columns: [{ key: "actor", label: "id", kind: "text" }, ...columns.map(({ key, label }) => ({ key, label, kind: "text" as const }))],
    rows: [...rows],
  };
}
