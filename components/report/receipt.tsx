"use client";

import { useEffect, useState } from "react";
import { ago, bytesLabel, fullNumber, instantLabel, tookLabel } from "../../lib/format.ts";
import type { Receipt } from "../../lib/run-report.ts";
import { Popover } from "../ui/popover.tsx";

type FreshnessProps = {
  receipt: Receipt;
  /** When this answer reached the browser. */
  at: number;
  fromCache: boolean;
  /** Events that took no part because they have no unit. */
  withoutActor?: number;
  broken: readonly string[];
  /** Up to when the data reach and nothing else, for small places. */
  short?: boolean;
};

/** Up to when the data reach, and what the numbers rest on; opens the receipt. */
export function FreshnessLine(props: FreshnessProps) {
  const { receipt, at, fromCache, short = false } = props;
  const now = useNow();
  const words = [
    `data through ${instantLabel(receipt.dataEnd)}`,
    `${fullNumber(receipt.files)} ${receipt.files === 1 ? "file" : "files"}`,
    `computed ${ago(Math.max(0, now - at))} in ${tookLabel(receipt.tookMs)}${fromCache ? ", from the cache" : ""}`,
  ];
  return (
    <Popover
      label="Receipt"
      align="start"
      className="w-96 p-3"
      trigger={
        <button
          type="button"
          className={`rounded-md text-left text-xs hover:text-ink ${short ? "truncate text-ink-3" : "text-ink-2 underline decoration-line-strong decoration-dotted underline-offset-4"}`}
        >
          {short ? words[0] : words.join(" · ")}
        </button>
      }
    >
      <ReceiptFacts {...props} />
    </Popover>
  );
}

function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 5000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

function ReceiptFacts({ receipt, withoutActor = 0, broken, fromCache }: FreshnessProps) {
  const facts = [
    ["Definition", receipt.definitionHash],
    ["Data (generation)", receipt.generation],
    ["Product", receipt.productVersion],
    ["Time zone", receipt.timezone],
    ["Data through", instantLabel(receipt.dataEnd)],
    ["Files read", fullNumber(receipt.files)],
    ["Rows in them", fullNumber(receipt.rowsScanned)],
    ["Bytes in them", bytesLabel(receipt.bytesScanned)],
    ["Time taken", `${tookLabel(receipt.tookMs)}${fromCache ? ", the answer was kept from then" : ""}`],
    ...(withoutActor > 0 ? [["Left out, without a unit", `${fullNumber(withoutActor)} events`]] : []),
    ["Self-check", broken.length === 0 ? "all invariants hold" : `${broken.length} broken`],
  ];
  return (
    <>
      <h2 className="mb-1.5 font-semibold text-sm">Receipt</h2>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-xs">
        {facts.map(([label, value]) => (
          <div key={label} className="contents">
            <dt className="text-ink-2">{label}</dt>
            <dd className="break-all font-mono">{value}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-2 text-ink-2 text-xs">The same receipt, the same digits. Nothing is sampled.</p>
    </>
  );
}
