import { Globe } from "lucide-react";

/** Says that a dashboard can be seen by whoever has its link. */
export function PublicBadge() {
  return (
    <span
      title="Whoever has its link can see this dashboard"
      className="inline-flex h-5 shrink-0 items-center gap-1 rounded-md bg-brass-soft px-1.5 font-medium text-brass text-xs"
    >
      <Globe size={12} strokeWidth={2} aria-hidden />
      Public
    </span>
  );
}
