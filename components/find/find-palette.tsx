"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { compactCount } from "../inputs/figures.ts";
import { searchRank } from "../inputs/search-rank.ts";
import { reportAddress } from "../report/report-address.ts";
import { savedAddress } from "../saved/saved-row.ts";
import { Dialog } from "../ui/dialog.tsx";
import { type PickItem, PickList } from "../ui/pick-list.tsx";
import { usePlaces } from "../ui/places.tsx";
import type { FindIndex, LoadFindIndex } from "./find-index.ts";

export type Command = { label: string; hint?: string; run: () => void };

type FindPaletteProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  load: LoadFindIndex | null;
  /** What the page itself can do. */
  commands: readonly Command[];
  /** What picking an event does here, how that is called, and the events; they come before what lies elsewhere. Else its trend opens. */
  onEvent?: { section: string; run: (name: string) => void; events: readonly { name: string; count: number }[] };
};

type Row = PickItem<() => void>;

const nothing: FindIndex = { reports: [], dashboards: [], cohorts: [], events: [], properties: [] };
const mostOfEach = 40;
/** So many of each before anything is typed. */
const firstOfEach = 5;

/** One search over what can be done, where one can go, and everything that has a name. */
export function FindPalette({ open, onOpenChange, load, commands, onEvent }: FindPaletteProps) {
  const router = useRouter();
  const places = usePlaces();
  const {
    data: index = nothing,
    error,
    isLoading,
  } = useQuery({
    queryKey: ["find-index"],
    enabled: open && load !== null,
    staleTime: 5000,
    queryFn: () => load?.() ?? nothing,
  });
  const go = (href: string) => () => router.push(href);
  const all = [...commands, ...places.map(({ href, label }): Command => ({ label: `Go to ${label}`, run: go(href) }))];
  const kindNames = new Map(places.map(({ href, label }) => [href, label]));
  const find = (search: string): Row[] => {
    const most = search.trim() === "" ? firstOfEach : mostOfEach;
    return [
      ...searchRank(all, search, ({ label }) => label).map((each) => row("Commands", each.label, { ...each, run: each.run })),
      ...searchRank(onEvent?.events ?? [], search, ({ name }) => name).map(({ name, count }) =>
        row(onEvent?.section ?? "", name, { hint: compactCount(count), run: () => onEvent?.run(name), mono: true }),
      ),
      ...searchRank(index.reports, search, ({ name, tags }) => [name, ...tags].join(" "))
        .slice(0, most)
        .map((each) =>
          row("Saved reports", each.name, { hint: kindNames.get(`/reports/${each.kind}`) ?? "", run: go(savedAddress(each)), id: each.id }),
        ),
      ...searchRank(index.dashboards, search, ({ name }) => name)
        .slice(0, most)
        .map(({ id, name }) => row("Dashboards", name, { hint: "", run: go(`/dashboards/${id}`), id })),
      ...searchRank(index.cohorts, search, ({ name }) => name)
        .slice(0, most)
        .map(({ id, name }) => row("Cohorts", name, { hint: "", run: go(`/cohorts/${id}`), id })),
      ...(onEvent ? [] : searchRank(index.events, search, ({ name }) => name)).map(({ name, count }) =>
        row("Trend of an event", name, {
          hint: compactCount(count),
          run: go(reportAddress("trends", { series: [{ event: name }] })),
          mono: true,
        }),
      ),
      ...(search.trim() === "" ? [] : searchRank(index.properties, search, ({ name }) => name)).slice(0, mostOfEach).map(({ name, of }) =>
        row("Properties", name, {
          hint: `of ${of}s`,
          run: go(`/data/catalogue?of=${of}&search=${encodeURIComponent(name)}`),
          id: `${of}:${name}`,
          mono: true,
        }),
      ),
    ];
  };
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Find" hideTitle>
      <PickList
        label="Find an event, a view or a command"
        placeholder="Find a report, a dashboard, a cohort, an event, a page …"
        find={find}
        onPick={(run) => {
          onOpenChange(false);
          run();
        }}
        empty={
          isLoading
            ? "Reading the names …"
            : error
              ? "The names could not be read; pages and commands are here all the same."
              : "Nothing has this name."
        }
      />
    </Dialog>
  );
}

type Words = { hint?: string; run: () => void; id?: string; mono?: boolean };

function row(section: string, name: string, { hint, run, id, mono }: Words): Row {
  return {
    key: `${section}:${id ?? name}`,
    section,
    value: run,
    row: (
      <span className="flex justify-between gap-3">
        <span className={`min-w-0 truncate ${mono ? "font-mono text-[0.78rem]" : ""}`}>{name}</span>
        {hint ? <span className="shrink-0 text-ink-3 text-xs">{hint}</span> : null}
      </span>
    ),
  };
}
