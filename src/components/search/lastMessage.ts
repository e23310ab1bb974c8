/** The longest stretch of it that is worth searching for. */
const longest = 160;

/** What a pasted text says last that reads like an exception, to its line's end; without one, its last line. */
export const lastMessage = (text: string): string => {
  const message = [...text.matchAll(/[A-Za-z_][\w.]*(?:Error|Exception|Warning|Interrupt|Exit)\b.*/g)].at(-1)?.[0];
  return (
    message?.slice(0, longest) ??
    text
      .trim()
      .split(/[\r\n]+/)
      .at(-1)
      ?.slice(-longest) ??
    ''
  ).trim();
};
