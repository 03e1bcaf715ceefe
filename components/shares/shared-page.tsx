"use client";

import { CalendarRange, Check, ListFilter } from "lucide-react";
import { useMemo, useState } from "react";
import { BoardGrid } from "../dashboards/board-grid.tsx";
import { TextTileFrame } from "../dashboards/text-tile-frame.tsx";
import { type Catalogue, CatalogueProvider } from "../inputs/catalogue.tsx";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { Mark } from "../ui/mark.tsx";
import { Popover } from "../ui/popover.tsx";
import { Select } from "../ui/select.tsx";
import { ThemeSwitch } from "../ui/theme-switch.tsx";
import type { SharedBoard, SharedChoice } from "./shared-answer.ts";
import { SharedTile } from "./shared-tile.tsx";
import { useSharedAnswers } from "./use-shared-answers.ts";

/** A public page knows nothing of the data set but its answers. */
const nothing: Catalogue = { generation: "", events: [], properties: [], dataStart: null, dataEnd: null, hasSessions: false };
const still: SharedChoice = { filters: {}, dates: null };

/** A dashboard as whoever has its link sees it. */
export function SharedPage({ token, board }: { token: string; board: SharedBoard }) {
  const { name, tiles } = board;
  const [choice, setChoice] = useState<SharedChoice>(still);
  const asked = useMemo(() => tiles.flatMap((tile) => (tile.is === "report" && tile.kind !== null ? [tile.id] : [])), [tiles]);
  const { states, gone, again } = useSharedAnswers(token, asked, choice);
  if (gone)
    return <EmptyState title="This link is over">Whoever gave it to you ended it, or its time has come. Ask them for another.</EmptyState>;
  return (
    <CatalogueProvider catalogue={nothing} findValues={async () => []}>
      <div className="mx-auto max-w-[110rem] px-4 pt-4 pb-8 lg:px-6">
        <header className="mb-4 flex flex-wrap items-center gap-x-3 gap-y-2">
          <h1 className="min-w-0 flex-1 basis-60 truncate font-semibold text-lg tracking-tight">{name}</h1>
          <Choices board={board} choice={choice} onChange={setChoice} />
        </header>
        {tiles.length === 0 ? (
          <EmptyState title="This dashboard is empty">Nothing was put on it yet.</EmptyState>
        ) : (
          <BoardGrid tiles={tiles as Parameters<typeof BoardGrid>[0]["tiles"]} editing={false} onArrange={() => {}}>
            {({ id }) => {
              const tile = tiles.find((each) => each.id === id);
              if (!tile) return null;
              return tile.is === "text" ? (
                <TextTileFrame text={tile.text} />
              ) : (
                <SharedTile tile={tile} state={states[id]} onRetry={again} />
              );
            }}
          </BoardGrid>
        )}
        <footer className="mt-6 flex items-center gap-2 text-ink-3 text-xs">
          <Mark />
          <span className="flex-1">Shared from Parquetry, to look at</span>
          <ThemeSwitch />
        </footer>
      </div>
    </CatalogueProvider>
  );
}

type ChoicesProps = { board: SharedBoard; choice: SharedChoice; onChange: (choice: SharedChoice) => void };

/** The dates and filters that the link offers. */
function Choices({ board: { filters, dates }, choice, onChange }: ChoicesProps) {
  if (filters.length === 0 && dates.length === 0) return null;
  return (
    <div className="flex flex-wrap items-center gap-2 print:hidden">
      {dates.length > 0 ? (
        <span className="inline-flex items-center gap-1.5">
          <CalendarRange size={15} strokeWidth={1.7} aria-hidden className="text-ink-3" />
          <Select
            label="Dates"
            value={choice.dates ?? ""}
            options={[{ value: "", label: "Dates as shared" }, ...dates]}
            onChange={(value) => onChange({ ...choice, dates: value === "" ? null : value })}
          />
        </span>
      ) : null}
      {filters.map(({ label, values }, place) => (
        <ValueChoice
          key={label}
          label={label}
          values={values}
          chosen={choice.filters[place] ?? []}
          onChange={(next) => onChange({ ...choice, filters: { ...choice.filters, [place]: next } })}
        />
      ))}
    </div>
  );
}

type ValueChoiceProps = {
  label: string;
  values: readonly string[];
  chosen: readonly string[];
  onChange: (chosen: readonly string[]) => void;
};

function ValueChoice({ label, values, chosen, onChange }: ValueChoiceProps) {
  const said = chosen.length === 0 ? "all" : chosen.length === 1 ? chosen[0] : `${chosen.length} of ${values.length}`;
  const toggle = (value: string) =>
    onChange(
      chosen.includes(value) ? chosen.filter((each) => each !== value) : values.filter((each) => each === value || chosen.includes(each)),
    );
  return (
    <Popover
      label={`Filter: ${label}`}
      align="end"
      className="w-64 p-1.5"
      trigger={
        <Button aria-label={`${label}: ${said}`}>
          <ListFilter size={15} strokeWidth={1.7} aria-hidden className="text-ink-3" />
          <span className="text-ink-2">{label}</span>
          <span className="max-w-40 truncate font-medium">{said}</span>
        </Button>
      }
    >
      <fieldset>
        <legend className="sr-only">{label}</legend>
        {values.map((value) => (
          <label key={value} className="flex h-8 cursor-pointer items-center gap-2 rounded-md px-2 text-sm hover:bg-hover">
            <input type="checkbox" className="peer sr-only" checked={chosen.includes(value)} onChange={() => toggle(value)} />
            <span className="grid size-4 shrink-0 place-items-center rounded-sm border border-control text-transparent peer-checked:border-accent peer-checked:bg-accent peer-checked:text-accent-ink peer-focus-visible:outline-2 peer-focus-visible:outline-accent">
              <Check size={12} strokeWidth={3} aria-hidden />
            </span>
            <span className="truncate">{value}</span>
          </label>
        ))}
      </fieldset>
      {chosen.length > 0 ? (
        <Button tone="quiet" className="mt-1 w-full" onClick={() => onChange([])}>
          Show all
        </Button>
      ) : null}
    </Popover>
  );
}
