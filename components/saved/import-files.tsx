"use client";

import { X } from "lucide-react";
import Link from "next/link";
import { longestFile } from "../../lib/saved/report-file.ts";
import { IconButton } from "../ui/button.tsx";
import type { ImportReply, ListActions } from "./saved-row.ts";

/** What became of one file. */
export type Imported = { file: string; reply: ImportReply };

const mostFiles = 200;

/** Brings files in one after another, and tells what became of each. */
export function useImport(importReport: ListActions["importReport"], onDone: (results: Imported[]) => void) {
  return async (files: readonly File[]) => {
    const results: Imported[] = [];
    for (const file of files.slice(0, mostFiles)) results.push({ file: file.name, reply: await one(file, importReport) });
    if (files.length > mostFiles)
      results.push({ file: `${files.length - mostFiles} more`, reply: refused(`${mostFiles} files at a time are the most`) });
    if (results.length > 0) onDone(results);
  };
}

async function one(file: File, importReport: ListActions["importReport"]): Promise<ImportReply> {
  if (file.size > longestFile) return refused("the file is larger than a report can be");
  try {
    return await importReport(file.name, await file.text());
  } catch {
    return refused("it could not be read, or the server could not be reached");
  }
}

const refused = (message: string): ImportReply => ({ ok: false, faults: [{ path: "", message }] });

/** What became of the files, the refused ones with what is wrong in them. */
export function ImportResults({ results, onClose }: { results: readonly Imported[]; onClose: () => void }) {
  if (results.length === 0) return null;
  const kept = results.filter(({ reply }) => reply.ok).length;
  return (
    <section role="status" aria-label="Imported files" className="mb-4 rounded-lg border border-line bg-surface px-4 py-3">
      <div className="flex items-center justify-between gap-2">
        <h2 className="font-semibold text-sm">
          {kept} of {results.length} {results.length === 1 ? "file" : "files"} brought in
        </h2>
        <IconButton label="Close this list" onClick={onClose}>
          <X size={14} aria-hidden />
        </IconButton>
      </div>
      <ul className="mt-1 flex max-h-72 flex-col gap-1.5 overflow-y-auto">
        {results.map(({ file, reply }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two files may bear one name
          <li key={index} className="min-w-0 text-sm">
            <span className="break-words font-mono text-[0.8rem]">{file}</span>{" "}
            {reply.ok ? (
              <>
                is now{" "}
                <Link
                  href={`/saved?search=${encodeURIComponent(reply.name)}`}
                  prefetch={false}
                  className="break-words text-accent hover:underline"
                >
                  {reply.name}
                </Link>
                {reply.upgradedBy.length > 0 ? `, brought up to date: ${reply.upgradedBy.join(", ")}` : null}
              </>
            ) : (
              <ul className="text-danger">
                {reply.faults.map(({ path, message }) => (
                  <li key={`${path} ${message}`} className="break-words">
                    {path ? `${path}: ` : ""}
                    {message}
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
