import { TextInput } from "../../ui/text-input.tsx";

type NumberFieldProps = {
  label: string;
  value: number;
  min: number;
  max: number;
  onChange: (value: number) => void;
  /** Takes fractions too. */
  fractions?: boolean;
  className?: string;
};

/** A number between two others; anything else is refused. */
export function NumberField({ label, value, min, max, onChange, fractions, className = "w-full" }: NumberFieldProps) {
  const commit = (text: string) => {
    const number = Number(text);
    const possible = text.trim() !== "" && number >= min && number <= max && (fractions || Number.isInteger(number));
    if (!possible) return false;
    onChange(number);
  };
  return (
    <TextInput
      label={label}
      type="number"
      min={min}
      max={max}
      {...(fractions ? { step: "any" } : {})}
      value={String(value)}
      onCommit={commit}
      className={className}
    />
  );
}
