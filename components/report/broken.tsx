import { EmptyState } from "../ui/empty-state.tsx";

/** In place of numbers that contradict each other: a fault of the product, said plainly. */
export function Broken({ broken, hash }: { broken: readonly string[]; hash: string }) {
  return (
    <EmptyState tone="danger" title="These numbers contradict each other, so they are not shown">
      <p>This is a fault of the product, not of your data or your question. Please report it with the definition ({hash}).</p>
      <ul className="mt-2 flex flex-col gap-1">
        {broken.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
    </EmptyState>
  );
}
