import { Copy } from "lucide-react";
import type { PartAction } from "../../../report/part-menu.tsx";
import { toast } from "../../../ui/toast.tsx";

/** Puts the numbers of a part into the clipboard, one per line, unrounded. */
export function copyNumbers(numbers: Record<string, number | null>): PartAction {
  const text = Object.entries(numbers)
    .map(([word, value]) => `${word}\t${value ?? ""}`)
    .join("\n");
  return {
    label: "Copy the numbers",
    icon: Copy,
    onSelect: () =>
      void navigator.clipboard.writeText(text).then(
        () => toast("Copied the numbers"),
        () => toast("The browser did not allow copying", "danger"),
      ),
  };
}
