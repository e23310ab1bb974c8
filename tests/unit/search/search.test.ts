import { describe, expect, test } from 'vitest';
import search, { phrasings, type SearchEngine } from '../../../src/components/search/search.ts';

/** Answers like Pagefind: a page is found when it has every word. */
const engineOf = (pages: Readonly<Record<string, string>>) => {
  const asked: string[] = [];
  const engine: SearchEngine = {
    search: (query) => {
      asked.push(query);
      const words = query.replaceAll('"', '').toLowerCase().split(/\s+/);
      const results = Object.entries(pages)
        .filter(([, text]) => words.every((word) => text.toLowerCase().includes(word)))
        .map(([id]) => ({ id, score: 1, data: () => Promise.resolve(id) }));
      return Promise.resolve({ results });
    },
  };
  return { engine, asked };
};

const found = async (query: string, pages: Readonly<Record<string, string>>) =>
  (await search(query, { pagefind: engineOf(pages).engine })).results.map(({ id }) => id);

describe('phrasings', () => {
  test('the words as typed come first', () => {
    expect(phrasings('  thread pool ')[0]).toBe('thread pool');
  });

  test('a dotted name is also asked for without its module and brackets', () => {
    expect(phrasings('asyncio.wait_for(task)')).toContain('wait_for task');
  });

  test('words that say nothing are left out of the last way', () => {
    expect(phrasings('how do I stop a thread').at(-1)).toBe('stop thread');
  });

  test('a short Chinese word is asked for as a phrase first', () => {
    expect(phrasings('线程池')[0]).toBe('"线程池"');
  });

  test.for(['', '   ', '()[]{}', '"'])('%j asks for nothing that is empty', (query) => {
    for (const way of phrasings(query)) expect(way.trim()).not.toBe('');
  });
});

describe('search', () => {
  const pages = {
    lock: 'Lock race condition',
    gather: 'gather several tasks',
    group: 'TaskGroup tasks',
    gil: 'The GIL switch',
  };

  test('a query whose words are on no page together still finds the pages of its telling words', async () => {
    expect(await found('gather vs TaskGroup', pages)).toEqual(expect.arrayContaining(['gather', 'group']));
  });

  test('results of the words as typed stay in front', async () => {
    expect((await found('tasks', pages))[0]).toBe('gather');
  });

  test('no page is listed twice', async () => {
    const ids = await found('the gather of tasks', pages);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('a pasted traceback asks a bounded number of times', async () => {
    const { engine, asked } = engineOf(pages);
    await search('Traceback (most recent call last): '.repeat(200), { pagefind: engine });
    expect(asked.length).toBeLessThanOrEqual(12);
  });
});

describe('Chinese', () => {
  const pages = { threads: 'threading 线程 停止', processes: 'multiprocessing 进程 共享 变量', gil: 'GIL' };
  const words = ['停止', '共享', '变量', '线程', '进程'];

  test.for([
    ['为什么开了多线程反而没变快', ['threads']],
    ['多进程共享变量', ['processes']],
    ['如何停止一个线程', ['threads']],
    ['天气很好', []],
  ] as const)('%s finds %j', async ([query, ids]) => {
    const { results } = await search(query, { pagefind: engineOf(pages).engine, words });
    expect(results.map(({ id }) => id)).toEqual(ids);
  });
});
