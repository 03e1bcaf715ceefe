"use client";

import { useMe } from "./me.tsx";

/** Says on every page that others can read along, when they can. */
export function PlainHttpNote() {
  return useMe().readable ? (
    <p role="note" className="border-line border-b bg-brass-soft px-4 py-1.5 text-brass text-xs lg:px-10 print:hidden">
      This connection is not encrypted: anybody on this network can read passwords and answers.
    </p>
  ) : null;
}
