import Link from "next/link";
import { EmptyState } from "../ui/empty-state.tsx";

/** What screens about people and events say before the first import. */
export function NoDataYet() {
  return (
    <EmptyState
      title="There is no data yet"
      action={
        <Link href="/data" prefetch={false} className="text-accent underline underline-offset-2">
          Bring some in
        </Link>
      }
    >
      People and their events show here once a data set is there.
    </EmptyState>
  );
}
