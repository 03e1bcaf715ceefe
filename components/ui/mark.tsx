/** The product's sign: four inlaid lozenges. */
export function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="4 4 24 24" aria-hidden="true">
      <path d="M16 4.5l5.75 5.75L16 16l-5.75-5.75z" className="fill-accent" />
      <path d="M10.25 10.25L16 16l-5.75 5.75L4.5 16z" className="fill-accent opacity-45" />
      <path d="M21.75 10.25L27.5 16l-5.75 5.75L16 16z" className="fill-brass" />
      <path d="M16 16l5.75 5.75L16 27.5l-5.75-5.75z" className="fill-ink" />
    </svg>
  );
}
