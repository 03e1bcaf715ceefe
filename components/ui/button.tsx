"use client";

import { Tooltip } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";

const tones = {
  plain: "border border-line bg-raised text-ink hover:border-line-strong hover:bg-hover",
  primary: "bg-accent text-accent-ink hover:bg-accent-hover",
  quiet: "text-ink-2 hover:bg-hover hover:text-ink",
  danger: "text-danger hover:bg-danger-soft",
} as const;

export type ButtonProps = ComponentProps<"button"> & { tone?: keyof typeof tones };

/** A button with words. */
export function Button({ tone = "plain", className = "", type = "button", ...rest }: ButtonProps) {
  return (
    <button
      type={type}
      className={`inline-flex h-8 shrink-0 items-center justify-center gap-1.5 whitespace-nowrap rounded-md px-2.5 text-sm transition-colors disabled:opacity-50 ${tones[tone]} ${className}`}
      {...rest}
    />
  );
}

type IconButtonProps = Omit<ComponentProps<"button">, "aria-label"> & { label: string; children: ReactNode };

/** A button with an icon; its label is read aloud and shown on hover. */
export function IconButton({ label, className = "", type = "button", ...rest }: IconButtonProps) {
  return (
    <Tip text={label}>
      <button
        type={type}
        aria-label={label}
        className={`inline-grid size-7 shrink-0 place-items-center rounded-md text-ink-2 transition-colors hover:bg-hover hover:text-ink disabled:opacity-40 ${className}`}
        {...rest}
      />
    </Tip>
  );
}

/** The look of words that are explained on hover and focus. */
export const explained = "underline decoration-line-strong decoration-dotted underline-offset-4";

/** Plain words beside a control on hover and focus. */
export function Tip({ text, children }: { text: ReactNode; children: ReactNode }) {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger asChild>{children}</Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Content
          sideOffset={5}
          collisionPadding={8}
          className="z-50 max-w-72 rounded-md bg-ink px-2 py-1 text-canvas text-xs shadow-(--shadow-float)"
        >
          {text}
        </Tooltip.Content>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
