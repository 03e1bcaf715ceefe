"use client";

import { Upload } from "lucide-react";
import { useRouter } from "next/navigation";
import { useMemo, useRef, useState } from "react";
import { searchRank } from "../inputs/search-rank.ts";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { Page } from "../ui/page.tsx";
import { Segmented } from "../ui/segmented.tsx";
import { Select } from "../ui/select.tsx";
import { TextInput } from "../ui/text-input.tsx";
import { type Imported, ImportResults, useImport } from "./import-files.tsx";
import type { ListActions, SavedRow } from "./saved-row.ts";
import { SavedTable } from "./saved-table.tsx";
import { type ListWords, type Shows, useListWords } from "./use-list-words.ts";

type SavedScreenProps = {
  rows: readonly SavedRow[];
  /** The names of the kinds of reports. */
  kinds: Record<string, string>;
  maySave: boolean;
  now: number;
  actions: ListActions;
};

/** Every saved report: found, sorted, brought in from files. */
export function SavedScreen({ rows, kinds, maySave, now, actions }: SavedScreenProps) {
  const router = useRouter();
  const { words, change } = useListWords();
  const [imported, setImported] = useState<Imported[]>([]);
  const bring = useImport(actions.importReport, (results) => {
    setImported(results);
    router.refresh();
  });
  const shown = useMemo(() => found(rows, words), [rows, words]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping files is a second way beside the button
    <div
      onDragOver={(event) => maySave && event.preventDefault()}
      onDrop={(event) => {
        if (!maySave) return;
        event.preventDefault();
        void bring([...event.dataTransfer.files]);
      }}
    >
      <Page title="Saved reports" wide actions={maySave ? <ImportButton onFiles={(files) => void bring(files)} /> : null}>
        <ImportResults results={imported} onClose={() => setImported([])} />
        {rows.length === 0 ? (
          <EmptyState title="Nothing is saved yet" action={<ToReports onGo={() => router.push("/reports/funnel")} />}>
            Save a report from its page to find it here again{maySave ? ", or drop a report’s JSON file onto this page" : ""}.
          </EmptyState>
        ) : (
          <>
            <Filters rows={rows} kinds={kinds} words={words} onChange={change} />
            {shown.length > 0 ? (
              <SavedTable rows={shown} kinds={kinds} maySave={maySave} now={now} actions={actions} recent={words.show === "recent"} />
            ) : (
              <EmptyState title="No saved report is like this" action={<Button onClick={() => change(nothing)}>Show all</Button>}>
                {words.show === "favourites"
                  ? "Press the star beside a name to keep a report at hand."
                  : "Nothing matches the search and the filters."}
              </EmptyState>
            )}
          </>
        )}
      </Page>
    </div>
  );
}

const nothing: ListWords = { search: "", kind: "", tag: "", owner: "", show: "all" };

function ToReports({ onGo }: { onGo: () => void }) {
  return (
    <Button tone="primary" onClick={onGo}>
      Ask something
    </Button>
  );
}

function ImportButton({ onFiles }: { onFiles: (files: File[]) => void }) {
  const field = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={field}
        type="file"
        aria-label="Report files"
        accept=".json,application/json"
        multiple
        className="sr-only"
        tabIndex={-1}
        onChange={({ target }) => {
          onFiles([...(target.files ?? [])]);
          target.value = "";
        }}
      />
      <Button onClick={() => field.current?.click()}>
        <Upload size={14} strokeWidth={1.7} aria-hidden />
        Import JSON …
      </Button>
    </>
  );
}

type FiltersProps = Pick<SavedScreenProps, "rows" | "kinds"> & { words: ListWords; onChange: (patch: Partial<ListWords>) => void };

function Filters({ rows, kinds, words, onChange }: FiltersProps) {
  const all = (label: string, values: readonly string[], nameOf: (value: string) => string = (value) => value) => [
    { value: "", label },
    ...[...new Set(values)].sort((a, b) => a.localeCompare(b)).map((value) => ({ value, label: nameOf(value) })),
  ];
  const tags = all(
    "Any tag",
    rows.flatMap((row) => row.tags),
  );
  const owners = all(
    "Any owner",
    rows.flatMap(({ ownerName }) => ownerName ?? []),
  );
  const used = all(
    "Any kind",
    rows.map(({ kind }) => kind),
    (kind) => kinds[kind] ?? kind,
  );
  return (
    <div className="mb-3 flex flex-wrap items-center gap-2">
      <TextInput
        label="Search saved reports"
        type="search"
        placeholder="Search name, tag, description"
        value={words.search}
        delay={150}
        onCommit={(search) => onChange({ search })}
        className="w-72 max-w-full"
      />
      <Segmented<Shows>
        label="Which reports"
        value={words.show}
        onChange={(show) => onChange({ show })}
        options={[
          { value: "all", label: "All" },
          { value: "favourites", label: "Favourites" },
          { value: "recent", label: "Recent" },
        ]}
      />
      <Select label="Kind" value={words.kind} options={used} onChange={(kind) => onChange({ kind })} />
      {tags.length > 1 ? (
        <Select label="Tag" value={words.tag} options={tags} onChange={(tag) => onChange({ tag })} className="max-w-48" />
      ) : null}
      {owners.length > 1 ? (
        <Select label="Owner" value={words.owner} options={owners} onChange={(owner) => onChange({ owner })} className="max-w-48" />
      ) : null}
    </div>
  );
}

/** The rows that the words of the address leave; a search ranks them by closeness. */
function found(rows: readonly SavedRow[], { search, kind, tag, owner, show }: ListWords): SavedRow[] {
  const left = rows.filter(
    (row) =>
      (kind === "" || row.kind === kind) &&
      (tag === "" || row.tags.includes(tag)) &&
      (owner === "" || row.ownerName === owner) &&
      (show !== "favourites" || row.favourite) &&
      (show !== "recent" || row.openedAt !== null),
  );
  if (search.trim() !== "") return searchRank(left, search, ({ name, tags, description }) => [name, ...tags, description].join(" "));
  return show === "recent" ? left.sort((a, b) => (b.openedAt ?? 0) - (a.openedAt ?? 0)) : left;
}
