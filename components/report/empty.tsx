"use client";

import { fullNumber } from "../../lib/format.ts";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { useTilePlace } from "./tile-place.tsx";

/** Why an answer is empty, as far as it is known. */
export type EmptyReason =
  | { is: "no_events"; names: readonly string[]; dataFrom: string | null; dataTo: string | null }
  /** `of` is what there is without the filters, when it is known: 1,234 users that did sign_up. */
  | { is: "nothing_matched"; filters: number; of?: { count: number; what: string } | undefined }
  | { is: "property_absent"; property: string }
  | { is: "window_short"; window: string }
  | { is: "nobody_went_on"; unit: string };

type Fix = { words: string; onSelect: () => void };

/** An empty answer: why it is so, and a way out of it where the question can be edited. */
export function Empty({ reason, fixes }: { reason: EmptyReason; fixes: readonly Fix[] }) {
  const { title, words } = explained(reason);
  const place = useTilePlace();
  const leads = place === null || place.opensParts;
  return (
    <EmptyState
      title={title}
      action={
        leads && fixes.length > 0
          ? fixes.map(({ words: label, onSelect }) => (
              <Button key={label} onClick={onSelect}>
                {label}
              </Button>
            ))
          : null
      }
    >
      {words}
    </EmptyState>
  );
}

function explained(reason: EmptyReason): { title: string; words: string } {
  switch (reason.is) {
    case "no_events":
      return {
        title: `No ${reason.names.map((name) => `“${name}”`).join(" or ") || "events"} in these dates`,
        words:
          reason.dataFrom && reason.dataTo
            ? `The data reach from ${reason.dataFrom.slice(0, 10)} to ${reason.dataTo.slice(0, 10)}.`
            : "The data set holds no events.",
      };
    case "nothing_matched":
      return {
        title: `The ${reason.filters === 1 ? "filter" : "filters"} matched nothing`,
        words:
          reason.of === undefined
            ? `Nothing in these dates meets ${reason.filters === 1 ? "it" : "all of them"}.`
            : `0 of ${fullNumber(reason.of.count)} ${reason.of.what} meet ${reason.filters === 1 ? "it" : "all of them"}.`,
      };
    case "property_absent":
      return { title: `“${reason.property}” is not set on these events`, words: "Choose a property that these events carry." };
    case "window_short":
      return { title: `Nobody converts within ${reason.window}`, words: "The window may be shorter than the fastest conversion." };
    case "nobody_went_on":
      return {
        title: "Nobody converted",
        words: `Of the ${reason.unit} that entered, none reached the last step, however long one waits.`,
      };
  }
}
