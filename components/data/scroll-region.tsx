import type { ReactNode } from "react";

/** A part that scrolls by itself, reachable by keyboard. */
export function ScrollRegion({
  label,
  busy,
  className,
  children,
}: {
  label: string;
  busy?: boolean;
  className: string;
  children: ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
    <section aria-label={label} tabIndex={0} aria-busy={busy} className={className}>
      {children}
    </section>
  );
}
