import { fullNumber } from "../../lib/format.ts";

export type RejectCount = { reason: string; file: string; rows: number };

type RejectReasonsProps = {
  counts: readonly RejectCount[];
  total: number;
  picked: string | null;
  onPick: (reason: string | null) => void;
};

/** The reasons with their counts; picking one lists its rows alone. */
export function RejectReasons({ counts, total, picked, onPick }: RejectReasonsProps) {
  const reasons = new Map<string, { rows: number; files: Set<string> }>();
  for (const { reason, file, rows } of counts) {
    const known = reasons.get(reason) ?? { rows: 0, files: new Set() };
    reasons.set(reason, { rows: known.rows + rows, files: known.files.add(file) });
  }
  const listed = [...reasons].sort(([, a], [, b]) => b.rows - a.rows);
  return (
    <section aria-labelledby="reasons">
      <h2 id="reasons" className="min-h-8 font-semibold text-sm leading-8">
        Reasons
      </h2>
      <ul className="border-line border-t">
        <Choice label="Every reason" rows={total} on={picked === null} onPick={() => onPick(null)} />
        {listed.map(([reason, { rows, files }]) => (
          <Choice
            key={reason}
            label={reason}
            note={files.size === 1 ? [...files][0] : `${fullNumber(files.size)} files`}
            rows={rows}
            on={picked === reason}
            onPick={() => onPick(reason)}
          />
        ))}
      </ul>
      <p className="mt-3 text-ink-3 text-xs">
        To bring rows in, mend them in the source, or change the mapping of the columns on the Import page, and import again.
      </p>
    </section>
  );
}

type ChoiceProps = { label: string; note?: string | undefined; rows: number; on: boolean; onPick: () => void };

function Choice({ label, note, rows, on, onPick }: ChoiceProps) {
  return (
    <li className="border-line border-b">
      <button
        type="button"
        aria-pressed={on}
        onClick={onPick}
        className={`flex w-full items-start gap-3 px-2 py-2 text-left ${on ? "bg-accent-soft" : "hover:bg-hover"}`}
      >
        <span className="min-w-0 flex-1">
          <span className={`block break-words ${on ? "font-medium text-accent" : ""}`}>{label}</span>
          {note ? <span className="block truncate text-ink-3 text-xs">{note}</span> : null}
        </span>
        <span className="text-ink-2">{fullNumber(rows)}</span>
      </button>
    </li>
  );
}
