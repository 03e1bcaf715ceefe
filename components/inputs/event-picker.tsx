"use client";

import { type ReactNode, useMemo, useState } from "react";
import { type PickItem, PickList } from "../ui/pick-list.tsx";
import { Popover } from "../ui/popover.tsx";
import { Sparkline } from "../ui/sparkline.tsx";
import { type CatalogueEvent, useCatalogue } from "./catalogue.tsx";
import { compactCount, shortDay } from "./figures.ts";
import { recentEvents, rememberEvent } from "./recent-events.ts";
import { searchRank } from "./search-rank.ts";

type EventPickerProps = {
  trigger: ReactNode;
  label: string;
  /** Null stands for any event. */
  onPick: (event: string | null) => void;
  withAny?: boolean;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
};

/** Chooses an event of the catalogue: search, recents, volume, last seen. */
export function EventPicker({ trigger, label, onPick, withAny = true, open, onOpenChange }: EventPickerProps) {
  const [own, setOwn] = useState(false);
  const shown = open ?? own;
  const setShown = onOpenChange ?? setOwn;
  const pick = (event: string | null) => {
    if (event !== null) rememberEvent(event);
    setShown(false);
    onPick(event);
  };
  return (
    <Popover trigger={trigger} label={label} open={shown} onOpenChange={setShown} className="w-96">
      <EventList label={label} withAny={withAny} onPick={pick} />
    </Popover>
  );
}

function EventList({ label, withAny, onPick }: { label: string; withAny: boolean; onPick: (event: string | null) => void }) {
  const { events, eventOf } = useCatalogue();
  const recents = useMemo(() => recentEvents().flatMap((name) => eventOf(name) ?? []), [eventOf]);
  const find = (search: string): PickItem<string | null>[] => {
    const item = (event: CatalogueEvent, section: string): PickItem<string | null> => ({
      key: `${section}:${event.name}`,
      section,
      value: event.name,
      row: <EventRow event={event} />,
    });
    const found = searchRank(events, search, (each) => `${each.name} ${each.description ?? ""}`).map((each) => item(each, "All events"));
    if (search !== "") return found;
    const any: PickItem<string | null>[] = withAny ? [{ key: "any", section: "All events", value: null, row: <span>Any event</span> }] : [];
    return [...recents.map((each) => item(each, "Recent")), ...any, ...found];
  };
  return <PickList label={label} placeholder="Search events" find={find} onPick={onPick} empty="No event has this name." />;
}

function EventRow({ event }: { event: CatalogueEvent }) {
  return (
    <span className="flex items-center gap-3">
      <span className="min-w-0 flex-1">
        <span className="block truncate font-mono text-[0.78rem]">{event.name}</span>
        {event.description ? <span className="block truncate text-ink-3 text-xs">{event.description}</span> : null}
      </span>
      <Sparkline values={event.spark} />
      <span className="w-20 shrink-0 text-right">
        <span className="block">{compactCount(event.count)}</span>
        <span className="block text-ink-3 text-xs">{event.lastSeen ? shortDay(event.lastSeen) : "never seen"}</span>
      </span>
    </span>
  );
}
