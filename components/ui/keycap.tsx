/** A key as it is printed on the keyboard. */
export function Keycap({ children }: { children: string }) {
  return <kbd className="rounded-sm border border-line bg-surface px-1 py-px font-mono text-ink-2 text-xs">{children}</kbd>;
}
