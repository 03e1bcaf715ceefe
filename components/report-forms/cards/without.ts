/** An object without one of its words. */
export function without<T extends object, Word extends keyof T>(value: T, word: Word): Omit<T, Word> {
  const { [word]: _, ...rest } = value;
  return rest;
}
