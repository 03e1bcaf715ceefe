"use client";

import { ArrowDown, ArrowUp } from "lucide-react";
import { explained, Tip } from "../ui/button.tsx";

type HeaderButtonProps = {
  label: string;
  note: string | undefined;
  sorted: false | "asc" | "desc";
  left: boolean;
  onSort: ((event: unknown) => void) | undefined;
};

/** The head of a column: a click sorts, and what it means is told on hover and focus. */
export function HeaderButton({ label, note, sorted, left, onSort }: HeaderButtonProps) {
  const button = (
    <button
      type="button"
      onClick={onSort}
      className={`flex h-9 w-full items-center gap-1 whitespace-nowrap px-3 hover:text-ink ${left ? "" : "justify-end"}`}
    >
      <span className={`max-w-40 truncate py-1 ${note ? explained : ""}`}>{label}</span>
      {sorted === "asc" ? <ArrowUp size={12} aria-hidden /> : sorted === "desc" ? <ArrowDown size={12} aria-hidden /> : null}
    </button>
  );
  return note ? <Tip text={note}>{button}</Tip> : button;
}
