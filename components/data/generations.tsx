import type { KeptGeneration } from "../../lib/dataset/list-generations.ts";
import { bytesLabel, fullNumber, instantLabel } from "../../lib/format.ts";
import { ScrollRegion } from "./scroll-region.tsx";

/** The generations that are kept, newest first. */
export function Generations({ kept, current }: { kept: readonly KeptGeneration[]; current: string }) {
  return (
    <ScrollRegion label="Kept" className="overflow-x-auto">
      <table className="w-full max-w-3xl">
        <thead>
          <tr className="border-line-strong border-b text-left text-ink-2 text-xs">
            <th scope="col" className="py-1.5 pr-4 font-medium">
              Id
            </th>
            <th scope="col" className="py-1.5 pr-4 font-medium">
              Created
            </th>
            <th scope="col" className="py-1.5 pr-4 text-right font-medium">
              Events
            </th>
            <th scope="col" className="py-1.5 pr-4 text-right font-medium">
              Users
            </th>
            <th scope="col" className="py-1.5 text-right font-medium">
              On disk
            </th>
          </tr>
        </thead>
        <tbody>
          {kept.map(({ id, createdAt, events, users, bytes }) => (
            <tr key={id} className={`border-line border-b ${id === current ? "" : "text-ink-2"}`}>
              <td className="whitespace-nowrap py-1.5 pr-4">
                <span className="font-mono text-xs">{id}</span>
                {id === current ? <span className="ml-2 rounded-full bg-accent-soft px-2 text-accent text-xs">current</span> : null}
              </td>
              <td className="whitespace-nowrap py-1.5 pr-4">{instantLabel(createdAt)}</td>
              <td className="py-1.5 pr-4 text-right">{fullNumber(events)}</td>
              <td className="py-1.5 pr-4 text-right">{fullNumber(users)}</td>
              <td className="whitespace-nowrap py-1.5 text-right">{bytesLabel(bytes)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
