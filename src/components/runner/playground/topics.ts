import { sampleFiles, sampleOf } from '../../samples/samples.ts';
import { runsInPage } from '../../samples/sidecar.ts';

/** How the folders of `src/samples/` are called, in the order in which somebody new would read them. */
const names: Readonly<Record<string, string>> = {
  landing: 'To begin with',
  threading: 'Threads',
  gil: 'The GIL',
  races: 'Races and locks',
  iterators: 'Shared iterators',
  reference: 'Primitives',
  concepts: 'Concepts',
  futures: 'Pools and futures',
  processes: 'Processes',
  asyncio: 'asyncio',
  mistakes: 'Mistakes, and what mends them',
  thread_errors: 'Errors: threads',
  lock_errors: 'Errors: locks',
  queue_errors: 'Errors: queues',
  future_errors: 'Errors: futures',
  pool_errors: 'Errors: pools',
  pickle_errors: 'Errors: pickling',
  process_errors: 'Errors: processes',
  event_loop_errors: 'Errors: event loops',
  await_errors: 'Errors: awaiting',
  shared_data_errors: 'Errors: shared data',
  interpreter_errors: 'Errors: interpreters',
  faq: 'Questions people ask',
  choose: 'Programs that the questions lead to',
  probe: 'Measuring',
  runner: 'The Python of these pages',
};

export interface TopicOfSamples {
  readonly name: string;
  readonly samples: readonly { readonly file: string; readonly name: string }[];
}

const place = (topic: string): number => {
  const at = Object.keys(names).indexOf(topic);
  return at < 0 ? Infinity : at;
};

/** All samples that the page's own Python runs, by topic. A folder without a name of its own comes last. */
export const topicsOfSamples = (): TopicOfSamples[] => {
  const runnable = sampleFiles.filter((file) => runsInPage(sampleOf(file).sidecar));
  const topics = [...new Set(runnable.map((file) => file.split('/')[0] ?? ''))];
  return topics
    .sort((a, b) => place(a) - place(b) || a.localeCompare(b, 'en'))
    .map((topic) => ({
      name: names[topic] ?? topic,
      samples: runnable
        .filter((file) => file.startsWith(`${topic}/`))
        .map((file) => ({ file, name: file.slice(topic.length + 1) })),
    }));
};
