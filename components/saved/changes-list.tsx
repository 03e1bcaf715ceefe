"use client";

import { changesBetween, pathWords, valueWords } from "../../lib/saved/changes.ts";

/** What differs between two definitions, place by place, in words. */
export function ChangesList({ before, after, none }: { before: object; after: object; none: string }) {
  const changes = changesBetween(before, after);
  if (changes.length === 0) return <p className="text-ink-3">{none}</p>;
  return (
    <ul className="flex flex-col gap-1">
      {changes.map(({ path, before: was, after: is }) => (
        <li key={path.join("\n")} className="grid grid-cols-[minmax(6rem,30%)_minmax(0,1fr)] gap-x-3 text-sm">
          <span className="break-words text-ink-2">{pathWords(path) || "everything"}</span>
          <span className="min-w-0 break-words">
            {was === undefined ? (
              <em className="text-ink-3 not-italic">added: </em>
            ) : (
              <del className="text-danger decoration-1">{valueWords(was)}</del>
            )}{" "}
            {is === undefined ? (
              <em className="text-ink-3 not-italic">removed</em>
            ) : (
              <ins className="text-accent no-underline">{valueWords(is)}</ins>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
