"use client";

import { type ComponentProps, useId } from "react";
import { inputLook } from "../ui/text-input.tsx";

type FieldProps = Omit<ComponentProps<"input">, "id"> & {
  label: string;
  name: string;
  hint?: string | undefined;
  issue?: string | undefined;
};

/** A named field of a form, with what is wrong with it underneath. */
export function Field({ label, hint, issue, className = "", ...rest }: FieldProps) {
  const id = useId();
  const note = issue ?? hint;
  return (
    <div className={className}>
      <label htmlFor={id} className="mb-1 block font-medium text-sm">
        {label}
      </label>
      <input
        id={id}
        aria-invalid={issue ? true : undefined}
        aria-describedby={note ? `${id}-note` : undefined}
        className={`${inputLook} h-9! w-full text-base!`}
        {...rest}
      />
      {note ? (
        <p id={`${id}-note`} role={issue ? "alert" : undefined} className={`mt-1 text-xs ${issue ? "text-danger" : "text-ink-3"}`}>
          {note}
        </p>
      ) : null}
    </div>
  );
}

/** What is wrong with a form as a whole. */
export function FormIssue({ children }: { children: string | undefined }) {
  return children ? (
    <p role="alert" className="rounded-md bg-danger-soft px-3 py-2 text-danger text-sm">
      {children}
    </p>
  ) : null;
}
