/**
 * Milliseconds that typed text waits before it is handed over, also while somebody types on without a rest. With the
 * few that saving takes, this is what a crash can cost.
 */
export const WAIT = 300;

/** A field that holds text which was not handed over yet. */
export type Typing = {
  /** Somebody typed: the text goes within `WAIT`. */
  readonly typed: () => void;
  readonly flush: () => void;
  /** Hands over what is left, and forgets the field. */
  readonly stop: () => void;
};

const fields = new Set<() => void>();
const busy = new Set<() => void>();
let tell: (typing: boolean) => void = () => undefined;
let burst: symbol | undefined;

/** Keeps the text of one field on its way: within `WAIT`, on leaving, and when `flushTyping` asks. */
export function startTyping(handOver: () => void): Typing {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastKey = Number.NEGATIVE_INFINITY;
  let own = Symbol();
  const give = (): void => {
    timer = undefined;
    burst = own;
    try {
      handOver();
    } finally {
      burst = undefined;
    }
  };
  const tick = (): void => {
    give();
    const rest = lastKey + WAIT - performance.now();
    if (rest > 0) timer = setTimeout(tick, rest);
    else settle();
  };
  const settle = (): void => {
    if (busy.delete(flush)) tell(busy.size > 0);
  };
  const flush = (): void => {
    clearTimeout(timer);
    give();
    settle();
  };
  fields.add(flush);
  return {
    typed: () => {
      const now = performance.now();
      if (now - lastKey > WAIT) own = Symbol();
      lastKey = now;
      timer ??= setTimeout(tick, WAIT);
      busy.add(flush);
      tell(true);
    },
    flush,
    stop: () => {
      flush();
      fields.delete(flush);
    },
  };
}

/** Every field hands over what it holds. */
export function flushTyping(): void {
  for (const flush of fields) flush();
}

/** Hears whether somebody is typing: from the first key until the text of the last one was handed over. */
export function onTyping(listener: (typing: boolean) => void): void {
  tell = listener;
}

/** While a field hands text over: the stretch of typing without a rest that it belongs to. It is undone as one step. */
export const burstOfTyping = (): symbol | undefined => burst;
