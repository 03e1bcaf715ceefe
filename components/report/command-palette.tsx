"use client";

import { type Command, FindPalette } from "../find/find-palette.tsx";
import { useFind } from "../find/find-provider.tsx";
import { useCatalogue } from "../inputs/catalogue.tsx";

export type { Command } from "../find/find-palette.tsx";

type CommandPaletteProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  commands: readonly Command[];
  /** What picking an event does, and how that is called. */
  onEvent: (name: string) => void;
  eventSection: string;
};

/** The search of every page, with what the report itself can do and what it does with an event. */
export function CommandPalette({ onEvent, eventSection, ...rest }: CommandPaletteProps) {
  const find = useFind();
  const { events } = useCatalogue();
  return <FindPalette {...rest} load={find?.load ?? null} onEvent={{ section: eventSection, run: onEvent, events }} />;
}
