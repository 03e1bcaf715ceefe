import type { ShortPreview } from "../../../lib/dataset/import/short-preview.ts";
import { bytesLabel, counted, fullNumber } from "../../../lib/format.ts";
import { shapeWords } from "../shape-words.ts";

/** The files of a source with their sizes, and what is wrong with some. */
export function FoundFiles({ preview: { files, fileCount, totalBytes, problems, mapping } }: { preview: ShortPreview }) {
  const reasons = new Map(problems.map(({ path, reason }) => [path, reason]));
  const mixed = mapping.shapes.length > 1;
  const shapeOf = (path: string) => mapping.shapes.find((shape) => shape.files.includes(path))?.name;
  const unlisted = problems.filter(({ path }) => !files.some((file) => file.path === path));
  return (
    <section aria-labelledby="found-files">
      <h3 id="found-files" className="font-semibold text-sm">
        {counted(fileCount, "file")}, {bytesLabel(totalBytes)}
      </h3>
      <ul className="mt-1.5 max-h-80 overflow-y-auto border-line border-t text-xs">
        {files.map(({ path, bytes, format, compression }) => (
          <li key={path} className="border-line border-b py-1.5">
            <span className="flex items-baseline gap-3">
              <span className="min-w-0 flex-1 truncate font-mono" title={path}>
                {path}
              </span>
              <span className="text-ink-3">
                {format ?? "no data"}
                {compression === "none" ? "" : `, ${compression}`}
              </span>
              <span className="w-16 text-right text-ink-2">{bytesLabel(bytes)}</span>
            </span>
            {mixed && shapeOf(path) ? <span className="block text-ink-2">{shapeWords(shapeOf(path) ?? "").short}</span> : null}
            {reasons.has(path) ? <span className="block text-danger">{reasons.get(path)}</span> : null}
          </li>
        ))}
        {unlisted.map(({ path, reason }) => (
          <li key={`problem ${path}`} className="border-line border-b py-1.5">
            <span className="block truncate font-mono">{path}</span>
            <span className="block text-danger">{reason}</span>
          </li>
        ))}
      </ul>
      {fileCount > files.length ? <p className="mt-1 text-ink-3 text-xs">and {fullNumber(fileCount - files.length)} more</p> : null}
    </section>
  );
}
