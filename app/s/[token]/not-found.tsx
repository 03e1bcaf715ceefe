import { EmptyState } from "../../../components/ui/empty-state.tsx";

export default function ShareNotFound() {
  return (
    <EmptyState title="There is nothing behind this link">
      It never was, it was ended, or its time is over. Ask whoever gave it to you for another.
    </EmptyState>
  );
}
