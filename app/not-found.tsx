import Link from "next/link";
import { EmptyState } from "../components/ui/empty-state.tsx";

export default function NotFound() {
  return (
    <EmptyState
      title="There is no such page"
      action={
        <Link href="/reports/funnel" className="text-accent underline underline-offset-2">
          To the funnels
        </Link>
      }
    >
      The address may be old, or a letter was lost on the way.
    </EmptyState>
  );
}
