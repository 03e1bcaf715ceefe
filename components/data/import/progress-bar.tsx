/** A bar that fills; without a share it only says that something is going on. */
export function ProgressBar({ label, share }: { label: string; share: number | null }) {
  return (
    <div
      role="progressbar"
      aria-label={label}
      {...(share === null ? {} : { "aria-valuemin": 0, "aria-valuemax": 100, "aria-valuenow": Math.round(share * 100) })}
      className="relative h-1.5 w-full overflow-hidden rounded-full bg-sunken"
    >
      {share === null ? (
        <span className="absolute inset-y-0 left-0 w-1/3 animate-sweep rounded-full bg-accent motion-reduce:w-full motion-reduce:animate-none motion-reduce:opacity-40" />
      ) : (
        <span
          className="absolute inset-y-0 left-0 rounded-full bg-accent transition-[width] duration-300"
          style={{ width: `${Math.min(1, share) * 100}%` }}
        />
      )}
    </div>
  );
}
