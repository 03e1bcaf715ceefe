"use client";

import { type ComponentProps, useEffect, useRef, useState } from "react";

type TextInputProps = Omit<ComponentProps<"input">, "value" | "onChange" | "aria-label"> & {
  label: string;
  value: string;
  onCommit: (value: string) => void;
  /** Milliseconds after the last key; blur and Enter commit at once. */
  delay?: number;
};

export const inputLook =
  "h-8 min-w-0 rounded-md border border-line bg-raised px-2.5 text-sm text-ink hover:border-line-strong aria-invalid:border-danger";

/** A field that keeps what is being typed to itself until the typing rests. */
export function TextInput({ label, value, onCommit, delay = 500, className = "", ...rest }: TextInputProps) {
  const [typed, setTyped] = useState(value);
  const [shown, setShown] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef({ value, onCommit });
  useEffect(() => {
    latest.current = { value, onCommit };
  });
  if (value !== shown) {
    setShown(value);
    setTyped(value);
  }
  useEffect(() => () => clearTimeout(timer.current), []);
  const commit = (next: string) => {
    clearTimeout(timer.current);
    if (next !== latest.current.value) latest.current.onCommit(next);
  };
  return (
    <input
      aria-label={label}
      autoComplete="off"
      spellCheck={false}
      value={typed}
      onChange={({ target }) => {
        setTyped(target.value);
        clearTimeout(timer.current);
        timer.current = setTimeout(() => commit(target.value), delay);
      }}
      onBlur={() => commit(typed)}
      onKeyDown={(event) => event.key === "Enter" && commit(typed)}
      className={`${inputLook} ${className}`}
      {...rest}
    />
  );
}
