import Link from "next/link";
import { EmptyState } from "../components/ui/empty-state.tsx";

export default function Forbidden() {
  return (
    <EmptyState
      title="This page is not for your role"
      action={
        <Link href="/" className="text-accent underline underline-offset-2">
          To the start
        </Link>
      }
    >
      An owner of this Parquetry can change what you may see.
    </EmptyState>
  );
}
