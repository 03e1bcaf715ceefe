/** The shape of an answer before its first numbers: bars of these heights, in percent. */
export function Outline({ bars, className }: { bars: readonly number[]; className: string }) {
  return (
    <div aria-hidden className={`flex items-end gap-6 border-line border-b px-6 ${className}`}>
      {bars.map((height, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a bar has nothing but its place
        <div key={index} className="max-w-28 flex-1 rounded-t-sm bg-sunken" style={{ height: `${height}%` }} />
      ))}
    </div>
  );
}
