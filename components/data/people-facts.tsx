import type { ImportCounts } from "../../lib/dataset/generation.ts";
import { fullNumber, percent } from "../../lib/format.ts";

/** What is known of who did what: links between ids, and events of nobody. */
export function PeopleFacts({ counts, events }: { counts: ImportCounts; events: number }) {
  const { linkedAnonymousIds, sharedAnonymousIds, withoutUser } = counts;
  const facts = [
    { value: linkedAnonymousIds, label: "anonymous ids linked", note: "their earlier events count with the user they became" },
    { value: sharedAnonymousIds, label: "anonymous ids shared", note: "seen with several users; each event stays with the user it names" },
    {
      value: withoutUser,
      label: "events without anybody",
      note:
        withoutUser > 0
          ? `${percent(withoutUser / Math.max(1, events))} have neither a user nor an anonymous id`
          : "every event names somebody",
    },
  ];
  return (
    <dl className="grid max-w-3xl gap-x-10 gap-y-3 sm:grid-cols-3">
      {facts.map(({ value, label, note }) => (
        <div key={label} className={value === 0 ? "text-ink-3" : ""}>
          <dt>
            <span className="font-medium">{value === 0 ? "No" : fullNumber(value)}</span> {label}
          </dt>
          <dd className="text-ink-3 text-xs">{note}</dd>
        </div>
      ))}
    </dl>
  );
}
