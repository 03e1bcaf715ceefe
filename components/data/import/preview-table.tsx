import type { PreviewRow } from "../../../lib/dataset/sources/read-staged.ts";
import { counted, unset } from "../../../lib/format.ts";
import { ScrollRegion } from "../scroll-region.tsx";

const columns = [
  { key: "event", label: "Event" },
  { key: "time", label: "Time (UTC)" },
  { key: "user", label: "User" },
  { key: "anonymousId", label: "Anonymous id" },
  { key: "session", label: "Session" },
  { key: "insertId", label: "Dedup id" },
] as const;

const head = "sticky top-0 z-10 whitespace-nowrap border-line-strong border-b bg-surface px-3 py-2 text-left font-medium text-ink-2";

/** The first rows as they will be read; a column of which nothing is known stays narrow. */
export function PreviewTable({ rows, busy }: { rows: readonly PreviewRow[]; busy: boolean }) {
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby="preview">
      <h3 id="preview" className="font-semibold text-sm">
        The first {counted(rows.length, "row")}, as they will be read
      </h3>
      <ScrollRegion
        label="Preview"
        busy={busy}
        className={`mt-1.5 max-h-[34rem] overflow-auto rounded-md border border-line bg-surface transition-opacity ${busy ? "opacity-50" : ""}`}
      >
        <table className="w-full border-collapse text-xs">
          <thead>
            <tr>
              {columns.map(({ key, label }) => (
                <th key={key} scope="col" className={head}>
                  {label}
                </th>
              ))}
              <th scope="col" className={head}>
                Properties
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Line key={`${row.path} ${row.role} ${row.row}`} row={row} />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}

function Line({ row }: { row: PreviewRow }) {
  if (row.rejected !== null)
    return (
      <tr className="border-line border-b bg-danger-soft">
        <td colSpan={2} className="px-3 py-1.5 text-danger">
          Row {row.row} would be rejected: {row.rejected}
        </td>
        <td colSpan={5} className="max-w-0 truncate px-3 py-1.5 font-mono text-ink-2" title={row.raw ?? ""}>
          {row.raw}
        </td>
      </tr>
    );
  const properties = { ...row.properties, ...row.userProperties };
  return (
    <tr className="border-line border-b last:border-b-0 hover:bg-hover">
      {columns.map(({ key }) => (
        <td key={key} className="px-3 py-1.5">
          <Value
            text={key === "event" && row.role !== "events" ? roles[row.role] : row[key]}
            plain={key === "event" && row.role !== "events"}
            time={key === "time"}
          />
        </td>
      ))}
      <td className="px-3 py-1.5">
        <span className="flex max-w-2xl gap-1.5 overflow-hidden">
          {Object.entries(properties).map(([name, value]) => (
            <span key={name} className="shrink-0 whitespace-nowrap rounded-sm bg-sunken px-1.5" title={`${name}: ${value}`}>
              <span className="text-ink-2">{name.slice(0, 40)}</span> <span className="font-mono">{value.slice(0, 40)}</span>
            </span>
          ))}
        </span>
      </td>
    </tr>
  );
}

const roles = { events: "", identities: "links two ids", user_properties: "describes a user" };

function Value({ text, plain, time }: { text: string | null; plain: boolean; time: boolean }) {
  if (text === null || text === "") return <span className="text-ink-3">{unset}</span>;
  const shown = time
    ? text
        .replace("T", " ")
        .replace(/(\.\d*?)0*Z$/, "$1")
        .replace(/\.$/, "")
    : text;
  return (
    <span className={`block max-w-52 truncate ${plain ? "text-ink-3 italic" : "font-mono"}`} title={text}>
      {shown}
    </span>
  );
}
