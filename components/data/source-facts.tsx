import Link from "next/link";
import type { Generation } from "../../lib/dataset/generation.ts";
import { bytesLabel, counted, fullNumber } from "../../lib/format.ts";
import type { SourceState } from "./data-actions.ts";
import { shapeWords } from "./shape-words.ts";

const news = {
  same: "Nothing in it has changed since.",
  changed: "Something in it has changed since.",
  gone: "It cannot be read any more; the data set does not need it until the next import.",
};

const mostFiles = 8;

/** The source folder with its files by shape, and whether there is something new to take in. */
export function SourceFacts({ generation: { sources }, source }: { generation: Generation; source: SourceState | null }) {
  const shapes = [...new Set(sources.map(({ shape }) => shape))];
  const largest = [...sources].sort((a, b) => b.rows - a.rows).slice(0, mostFiles);
  const bytes = sources.reduce((sum, each) => sum + each.bytes, 0);
  return (
    <div className="max-w-3xl">
      {source?.path ? <p className="break-all font-mono text-xs">{source.path}</p> : null}
      {source ? null : <p className="text-ink-2">No folder is remembered for this data set.</p>}
      <p className="mt-1 text-ink-2">
        {counted(sources.length, "file")}, {bytesLabel(bytes)}, {shapes.map((shape) => shapeWords(shape).short).join(" and ")}.{" "}
        {source ? news[source.state] : ""}{" "}
        {source && source.path === null ? null : (
          <Link href="/data/import" prefetch={false} className="text-accent underline underline-offset-2">
            {source?.state === "changed" ? "Import what is new" : "Import"}
          </Link>
        )}
      </p>
      <table className="mt-3 w-full text-xs">
        <thead className="sr-only">
          <tr>
            <th scope="col">File</th>
            <th scope="col">Rows</th>
            <th scope="col">Size</th>
          </tr>
        </thead>
        <tbody>
          {largest.map(({ path, rows, bytes: size, rejected }) => (
            <tr key={path} className="border-line border-t">
              <td className="break-all py-1.5 pr-4 font-mono sm:max-w-0 sm:truncate" title={path}>
                {path}
              </td>
              <td className="py-1.5 pr-4 text-right align-top sm:w-44 sm:whitespace-nowrap">
                {counted(rows, "row")}
                {rejected > 0 ? <span className="text-brass">, {fullNumber(rejected)} rejected</span> : null}
              </td>
              <td className="w-16 whitespace-nowrap py-1.5 text-right align-top text-ink-2 sm:w-20">{bytesLabel(size)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {sources.length > largest.length ? (
        <p className="mt-1 text-ink-3 text-xs">and {fullNumber(sources.length - largest.length)} smaller ones</p>
      ) : null}
    </div>
  );
}
