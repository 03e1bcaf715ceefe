import { Plus } from "lucide-react";
import { Button, type ButtonProps } from "../../ui/button.tsx";

/** The quiet button of a card that adds one more; `side` is the edge of the card it stands at. */
export function AddButton({ side, children = "Add", ...rest }: ButtonProps & { side?: "left" | "right" }) {
  const edge = side === "left" ? "-ml-2" : side === "right" ? "-mr-2" : "";
  return (
    <Button tone="quiet" className={`h-7! px-2! ${edge}`} {...rest}>
      <Plus size={14} aria-hidden />
      {children}
    </Button>
  );
}
