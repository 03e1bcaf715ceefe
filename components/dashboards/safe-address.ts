/** The address of a link that somebody wrote, where it leads to a page of the web or a place of this server; else nothing. */
export function safeAddress(address: string): string {
  const plain = address.trim();
  if (/^https?:\/\//i.test(plain)) return plain;
  return /^[a-z][a-z0-9+.-]*:|^[\\/]{2}|^[\\/]\\|\p{Cc}/iu.test(plain) ? "" : plain;
}
