/** Seconds after which a part that has not come counts as lost: with the pause before asking, less than five. */
const patience = 4.5;

export class SearchUnavailable extends Error {}

/** @throws SearchUnavailable when the answer does not come in time */
export const inTime = <T>(answer: Promise<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new SearchUnavailable('a part of the index did not load')), patience * 1000);
    answer.then(resolve, reject).finally(() => clearTimeout(timer));
  });
