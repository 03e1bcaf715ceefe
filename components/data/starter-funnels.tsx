import { ArrowRight } from "lucide-react";
import Link from "next/link";
import { encodeDefinition } from "../../lib/reports/address.ts";
import type { Starter } from "../report-forms/funnel/starters.ts";

/** Address of a funnel over all time with these steps. */
function funnelAddress({ steps }: Starter): string {
  return `/reports/funnel?q=${encodeDefinition({ steps, range: { from: "all" } }, {})}&v=1`;
}

/** Funnels ready to be opened on the events of this data set. */
export function StarterFunnels({ starters }: { starters: readonly Starter[] }) {
  if (starters.length === 0) return null;
  return (
    <div className="mt-5">
      <h3 className="eyebrow">Build a funnel from your events</h3>
      <ul className="mt-1.5 flex flex-col gap-1.5">
        {starters.slice(0, 3).map((starter) => (
          <li key={starter.name}>
            <Link
              href={funnelAddress(starter)}
              prefetch={false}
              className="group inline-flex max-w-full flex-wrap items-center gap-x-1.5 gap-y-1 rounded-md border border-line bg-raised px-2.5 py-1.5 hover:border-line-strong hover:bg-hover"
            >
              <span className="mr-1 font-medium">{starter.name}</span>
              {starter.steps.map((step, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a place in the funnel
                <span key={index} className="flex min-w-0 items-center gap-1.5 font-mono text-ink-2 text-xs">
                  {index > 0 ? <ArrowRight size={12} aria-hidden className="shrink-0 text-ink-3" /> : null}
                  <span className="max-w-48 truncate">{nameOf(step)}</span>
                </span>
              ))}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}

function nameOf(step: Starter["steps"][number]): string {
  return "event" in step && typeof step.event === "string" ? step.event : "any event";
}
