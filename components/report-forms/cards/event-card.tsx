"use client";

import { Plus } from "lucide-react";
import type { ReactNode } from "react";
import type { EventRef } from "../../../lib/vocabulary/event-ref.ts";
import { EventPicker } from "../../inputs/event-picker.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { EventRow, type EventRowProps } from "./event-row.tsx";

type EventCardProps<Ref extends EventRef> = Omit<EventRowProps<Ref>, "event" | "noun"> & {
  title: string;
  aside?: ReactNode;
  /** Undefined until one is chosen. */
  event: Ref | undefined;
  /** The reference that a picked name becomes. */
  fresh: (event: string | null) => Ref;
  /** Whether any event can be meant. */
  withAny?: boolean;
};

/** One event that a kind asks for by a name of its own, such as the start event. */
export function EventCard<Ref extends EventRef>({ title, aside, event, fresh, withAny = true, ...row }: EventCardProps<Ref>) {
  return (
    <Card title={title} aside={aside}>
      {event ? (
        <div className="-mx-1.5 flex gap-1">
          <EventRow noun="event" event={event} {...row} />
        </div>
      ) : (
        <EventPicker
          label={`Choose the ${row.name}`}
          withAny={withAny}
          onPick={(name) => row.onChange(fresh(name))}
          trigger={
            <Button>
              <Plus size={14} aria-hidden />
              Choose an event
            </Button>
          }
        />
      )}
    </Card>
  );
}
