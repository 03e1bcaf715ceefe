import { TriangleAlert } from "lucide-react";
import type { Issue } from "../../report/report-actions.ts";

/** What is wrong with the control above, in words that say what to change. */
export function IssueLine({ issues, at }: { issues: readonly Issue[]; at: string }) {
  const here = issues.filter(({ path }) => path === at || path.startsWith(`${at}.`));
  if (here.length === 0) return null;
  return (
    <div role="alert" className="mt-1 flex flex-col gap-0.5 text-danger">
      {here.map(({ path, message }) => (
        <p key={`${path} ${message}`} className="flex items-start gap-1.5">
          <TriangleAlert size={13} aria-hidden className="mt-1 shrink-0" />
          {message}
        </p>
      ))}
    </div>
  );
}
