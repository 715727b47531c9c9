/** A value that is asked for again, in the background, when somebody looks at it and it is older than `ms`. */
export function freshEnough<T>(
  ask: () => Promise<T>,
  none: T,
  ms: number,
  now: () => Date,
  log: (line: string) => void,
) {
  let [value, asked] = [none, Number.NEGATIVE_INFINITY];
  let first: Promise<void> | undefined;
  const askAgain = () => {
    if (now().getTime() - asked < ms) return;
    asked = now().getTime();
    const answered = ask().then(
      (answer) => {
        value = answer;
      },
      (error) => log(`${now().toISOString()} ${error}`),
    );
    first ??= answered;
  };
  return {
    get now(): T {
      askAgain();
      return value;
    },
    /** Settles when the first answer has come. */
    get first(): Promise<void> {
      askAgain();
      return first as Promise<void>;
    },
  };
}
