import type { Note } from "../../../charts/note.ts";
import { counted, fullNumber, humanDuration, percent } from "../../../format.ts";
import type { NodeKind } from "../definition/node.ts";
import type { DrawnLink, DrawnNode } from "./layout.ts";

const meanings: Partial<Record<NodeKind, string>> = {
  dropOff: "Nothing more came in the session or window.",
  hidden: "More came, but only hidden events.",
  continues: "More nodes came than there are steps.",
  other: "The rarer nodes of this step together.",
  gap: "The middle of paths that are too long to show.",
  unset: "The property that names this node is not set.",
};

/** What the tooltip of a node says, its full name as title. */
export function nodeNote(
  { step, name, kind, count, facts }: Pick<DrawnNode, "step" | "name" | "kind" | "count" | "facts">,
  { unit, starters }: { unit: string; starters: number },
): Note {
  const share = { label: "Of all paths", value: percent(starters > 0 ? count / starters : null) };
  const remarks = meanings[kind] ? { remarks: [meanings[kind]] } : {};
  if (!facts) return { title: name, lines: [{ label: "Paths", value: counted(count, unit), strong: true }, share], ...remarks };
  const { begin, goOn, end, hidden, continues, events, members } = facts;
  const lines = [
    { label: "Arrive", value: counted(count, unit), strong: true },
    share,
    ...(step > 1 && begin > 0 ? [{ label: "Begin here", value: fullNumber(begin) }] : []),
    { label: "Go on", value: fullNumber(goOn) },
    { label: "End here", value: fullNumber(end) },
    ...(hidden > 0 ? [{ label: "Only hidden events follow", value: fullNumber(hidden) }] : []),
    ...(continues > 0 ? [{ label: "Go on beyond the last step", value: fullNumber(continues) }] : []),
    ...(events > count ? [{ label: "Events", value: `${fullNumber(events)} (×${(events / count).toFixed(1)})` }] : []),
    ...(members === undefined ? [] : [{ label: "Nodes in it", value: fullNumber(members) }]),
  ];
  return { title: name, lines, ...remarks };
}

/** What the tooltip of an edge says. */
export function linkNote({ edge }: Pick<DrawnLink, "edge">, unit: string): Note {
  const { from, to, count, share, averageSeconds, medianSeconds } = edge;
  const times =
    averageSeconds === null
      ? []
      : [
          { label: "Median time", value: humanDuration(medianSeconds) },
          { label: "Mean time", value: humanDuration(averageSeconds) },
        ];
  return {
    title: `${from} → ${to}`,
    lines: [{ label: "Paths", value: counted(count, unit), strong: true }, { label: "Of all paths", value: percent(share) }, ...times],
  };
}
