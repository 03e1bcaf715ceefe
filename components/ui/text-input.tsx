"use client";

import { type ComponentProps, useEffect, useRef, useState } from "react";

type TextInputProps = Omit<ComponentProps<"input">, "value" | "onChange" | "aria-label"> & {
  label: string;
  value: string;
  /** Takes what was typed; `false` refuses it, and the field shows its value again when it is left. */
  onCommit: (value: string) => unknown;
  /** Milliseconds after the last key; blur and Enter commit at once. */
  delay?: number;
};

export const inputLook =
  "h-8 min-w-0 rounded-md border border-line bg-raised px-2.5 text-sm text-ink hover:border-line-strong aria-invalid:border-danger";

type Field = {
  typed: string;
  /** The value that was last handed in. */
  shown: string;
  /** Typed and not yet committed. */
  dirty: boolean;
  /** Committed since the field was entered and not yet seen as the value, oldest first. */
  pending: readonly string[];
};

/**
 * A field that keeps what is being typed to itself until the typing rests. A value that comes late never takes the place
 * of what was typed after it.
 */
export function TextInput({ label, value, onCommit, delay = 500, className = "", ...rest }: TextInputProps) {
  const [field, setField] = useState<Field>({ typed: value, shown: value, dirty: false, pending: [] });
  const { typed } = field;
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef({ value, onCommit, sent: value });
  useEffect(() => {
    latest.current = { value, onCommit, sent: field.pending.at(-1) ?? value };
  });
  if (value !== field.shown) setField(withValue(field, value));
  useEffect(() => () => clearTimeout(timer.current), []);
  const commit = (next: string) => {
    clearTimeout(timer.current);
    const { value: held, sent, onCommit: tell } = latest.current;
    const changes = next !== held || next !== sent;
    const refused = changes && tell(next) === false;
    setField((now) => ({
      ...now,
      dirty: refused || now.typed !== next,
      pending: changes && !refused ? [...now.pending, next] : now.pending,
    }));
    return refused;
  };
  return (
    <input
      aria-label={label}
      autoComplete="off"
      spellCheck={false}
      value={typed}
      onChange={({ target }) => {
        const next = target.value;
        setField((now) => ({ ...now, typed: next, dirty: true }));
        clearTimeout(timer.current);
        timer.current = setTimeout(() => commit(next), delay);
      }}
      onBlur={() => {
        const refused = commit(typed);
        setField((now) => ({ ...now, pending: [], ...(refused ? { typed: now.shown, dirty: false } : {}) }));
      }}
      onKeyDown={(event) => event.key === "Enter" && commit(typed)}
      className={`${inputLook} ${className}`}
      {...rest}
    />
  );
}

function withValue(field: Field, value: string): Field {
  const at = field.pending.lastIndexOf(value);
  const pending = at === -1 ? [] : field.pending.slice(at + 1);
  const late = field.dirty || pending.length > 0;
  return { ...field, shown: value, pending, typed: late ? field.typed : value };
}
