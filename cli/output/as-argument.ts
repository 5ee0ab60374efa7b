/** A path or name as it can be typed behind a command that is advised: in quotes where a shell would take it apart. */
export function asArgument(text: string): string {
  return /[\s&|;<>()'^$!*?#`]/u.test(text) ? `"${text}"` : text;
}
