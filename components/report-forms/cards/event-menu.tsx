"use client";

import { Filter, MoreHorizontal, PencilLine, Plus } from "lucide-react";
import { useState } from "react";
import type { EventRef } from "../../../lib/vocabulary/event-ref.ts";
import { EventPicker } from "../../inputs/event-picker.tsx";
import { IconButton } from "../../ui/button.tsx";
import { Menu, type MenuItem } from "../../ui/menu.tsx";
import { namesOf, withNames } from "./event-names.tsx";
import type { EventRowProps } from "./event-row.tsx";
import { without } from "./without.ts";

type EventMenuProps<Ref extends EventRef> = EventRowProps<Ref> & { onRename: () => void; onFilter: () => void };

const capital = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** What can be done with an event of a question. */
export function EventMenu<Ref extends EventRef>(props: EventMenuProps<Ref>) {
  const { name, event, onChange } = props;
  const [adding, setAdding] = useState(false);
  return (
    <div className="relative">
      <Menu
        label={capital(name)}
        items={itemsOf(props, () => setTimeout(() => setAdding(true)))}
        trigger={
          <IconButton label={`${capital(name)}: more`}>
            <MoreHorizontal size={15} aria-hidden />
          </IconButton>
        }
      />
      <EventPicker
        label={`Another event for ${name}`}
        withAny={false}
        open={adding}
        onOpenChange={setAdding}
        onPick={(another) => onChange(withNames(event, [...namesOf(event), another]))}
        trigger={<span aria-hidden className="absolute bottom-0 left-0" />}
      />
    </div>
  );
}

function itemsOf<Ref extends EventRef>(props: EventMenuProps<Ref>, addEvent: () => void): MenuItem[] {
  const { noun, event, occurrence, choices = [], items = [], onRename, onFilter } = props;
  const middle = [...choices, ...(occurrence ? occurrenceItems(props) : [])];
  return [
    { label: "Rename", icon: PencilLine, onSelect: onRename },
    { label: `Filter this ${noun}`, icon: Filter, onSelect: onFilter },
    { label: "Or another event", icon: Plus, onSelect: addEvent, disabled: namesOf(event)[0] === null || event.anyOf !== undefined },
    ...(middle.length > 0 ? ["line" as const, ...middle] : []),
    ...(items.length > 0 ? ["line" as const, ...items] : []),
  ];
}

function occurrenceItems<Ref extends EventRef>({ event, onChange }: Pick<EventMenuProps<Ref>, "event" | "onChange">): MenuItem[] {
  const item = (word: NonNullable<EventRef["occurrence"]>, label: string): MenuItem => ({
    label,
    checked: event.occurrence === word,
    onSelect: () => onChange(event.occurrence === word ? (without(event, "occurrence") as Ref) : { ...event, occurrence: word }),
  });
  return [item("first_ever", "First time ever"), item("first_ever_matching", "First that matches")];
}
