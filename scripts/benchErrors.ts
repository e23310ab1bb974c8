/**
 * How long the box for tracebacks takes for a megabyte of log: `npm run bench:errors`. The log is made of what the
 * catalogue's programs printed, among a hundred times as many lines of a service that is well.
 */
import { failures, findErrors } from '../tests/unit/errors/catalogue.ts';

const bytes = 1_000_000;
const rounds = 30;

const trouble = failures.filter((_, index) => index % 40 === 0).map(({ text }) => text);
const calm = Array.from(
  { length: 40 },
  (_, index) =>
    `2026-11-22 10:00:00,${100 + index} INFO app.http request ${index * 7919} GET /items/${index} took 12 ms`,
).join('\n');
const log: string[] = [];
for (let length = 0, index = 0; length < bytes; index += 1) {
  const piece = index % 100 === 99 ? (trouble[index % trouble.length] ?? '') : calm;
  log.push(piece);
  length += piece.length + 1;
}

const texts = {
  'a log of 1 MB': log.join('\n').slice(0, bytes),
  '1 MB of tracebacks': Array.from({ length: 4000 }, (_, index) => failures[index % failures.length]?.text)
    .join('\n')
    .slice(0, bytes),
  '1 MB in one line': log.join(' ').slice(0, bytes),
  'one traceback': trouble[0] ?? '',
};

for (const [name, text] of Object.entries(texts)) {
  const times = Array.from({ length: rounds }, () => {
    const start = performance.now();
    findErrors(text);
    return performance.now() - start;
  });
  const first = times[0] ?? 0;
  times.sort((a, b) => a - b);
  const { matches } = findErrors(text);
  console.log(
    `${name} (${text.length.toLocaleString('en')} characters): first ${first.toFixed(1)} ms, ` +
      `median ${times[rounds / 2]?.toFixed(1)} ms, worst ${times.at(-1)?.toFixed(1)} ms; ${matches.length} entries`,
  );
}
