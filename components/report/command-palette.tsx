"use client";

import { useRouter } from "next/navigation";
import { useCatalogue } from "../inputs/catalogue.tsx";
import { compactCount } from "../inputs/figures.ts";
import { searchRank } from "../inputs/search-rank.ts";
import { Dialog } from "../ui/dialog.tsx";
import { type PickItem, PickList } from "../ui/pick-list.tsx";
import { usePlaces } from "../ui/places.tsx";

export type Command = { label: string; hint?: string; run: () => void };

type CommandPaletteProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  commands: readonly Command[];
  /** What picking an event does, and how that is called. */
  onEvent: (name: string) => void;
  eventSection: string;
};

/** One search over what can be done, where one can go, and the events. */
export function CommandPalette({ open, onOpenChange, commands, onEvent, eventSection }: CommandPaletteProps) {
  const router = useRouter();
  const { events } = useCatalogue();
  const places = usePlaces();
  const all: Command[] = [...commands, ...places.map(({ href, label }) => ({ label: `Go to ${label}`, run: () => router.push(href) }))];
  const find = (search: string): PickItem<() => void>[] => [
    ...searchRank(all, search, (each) => each.label).map((each) => ({
      key: each.label,
      section: "Commands",
      value: each.run,
      row: (
        <span className="flex justify-between">
          {each.label}
          {each.hint ? <span className="text-ink-3 text-xs">{each.hint}</span> : null}
        </span>
      ),
    })),
    ...searchRank(events, search, (each) => each.name).map((each) => ({
      key: `event:${each.name}`,
      section: eventSection,
      value: () => onEvent(each.name),
      row: (
        <span className="flex justify-between gap-2">
          <span className="truncate font-mono text-[0.78rem]">{each.name}</span>
          <span className="text-ink-3 text-xs">{compactCount(each.count)}</span>
        </span>
      ),
    })),
  ];
  const pick = (run: () => void) => {
    onOpenChange(false);
    run();
  };
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Find" hideTitle>
      <PickList
        label="Find an event, a view or a command"
        placeholder="Find an event, a view or a command"
        find={find}
        onPick={pick}
        empty="Nothing has this name."
      />
    </Dialog>
  );
}
