"use client";

import { useState } from "react";
import { fullNumber } from "../../lib/format.ts";
import { ScrollRegion } from "./scroll-region.tsx";

export type Reject = { file: string; row: number | null; reason: string; raw: string | null };

const head = "whitespace-nowrap border-line-strong border-b py-1.5 pr-4 text-left font-medium text-ink-2 text-xs";

/** One page of rejected rows; the text of a row unfolds when pressed. */
export function RejectsTable({ rejects, dimmed }: { rejects: readonly Reject[]; dimmed: boolean }) {
  const [open, setOpen] = useState<string | null>(null);
  return (
    <ScrollRegion label="Rows" busy={dimmed} className={`overflow-x-auto transition-opacity ${dimmed ? "opacity-50" : ""}`}>
      <table className="w-full min-w-[40rem] table-fixed">
        <thead>
          <tr>
            <th scope="col" className={`${head} w-52`}>
              File
            </th>
            <th scope="col" className={`${head} w-20 text-right`}>
              Row
            </th>
            <th scope="col" className={`${head} w-56`}>
              Reason
            </th>
            <th scope="col" className={head}>
              The row’s text
            </th>
          </tr>
        </thead>
        <tbody>
          {rejects.map((reject, index) => {
            // One row may be refused twice; its place on the page tells the two apart.
            const key = `${index} ${reject.file} ${reject.row}`;
            return <Line key={key} reject={reject} open={open === key} onToggle={() => setOpen(open === key ? null : key)} />;
          })}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function Line({ reject: { file, row, reason, raw }, open, onToggle }: { reject: Reject; open: boolean; onToggle: () => void }) {
  return (
    <>
      <tr className={`align-top ${open ? "" : "border-line border-b"}`}>
        <td className="truncate py-1.5 pr-4 font-mono text-xs leading-5" title={file}>
          {file}
        </td>
        <td className="py-1.5 pr-4 text-right text-ink-2">{row === null ? "the file" : fullNumber(row)}</td>
        <td className="break-words py-1.5 pr-4">{reason}</td>
        <td className="py-1.5">
          {raw === null ? (
            <span className="text-ink-3">nothing could be read</span>
          ) : (
            <button
              type="button"
              aria-expanded={open}
              onClick={onToggle}
              className="w-full truncate text-left font-mono text-ink-2 text-xs leading-5 hover:text-ink"
            >
              {raw}
            </button>
          )}
        </td>
      </tr>
      {open ? (
        <tr className="border-line border-b">
          <td colSpan={4} className="whitespace-pre-wrap break-words pb-3 font-mono text-xs">
            <span className="block max-w-[calc(100vw-2rem)] rounded-md bg-sunken px-3 py-2">{raw}</span>
          </td>
        </tr>
      ) : null}
    </>
  );
}
