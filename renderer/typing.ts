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
let burst: symbol | undefined;

/** Keeps the text of one field on its way: at a moment's wait, on leaving, and when `flushTyping` asks. */
export function startTyping(handOver: () => void): Typing {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastKey = Number.NEGATIVE_INFINITY;
  let own = Symbol();
  const flush = (): void => {
    clearTimeout(timer);
    timer = undefined;
    burst = own;
    try {
      handOver();
    } finally {
      burst = undefined;
    }
  };
  fields.add(flush);
  return {
    typed: () => {
      const now = performance.now();
      if (now - lastKey > WAIT) own = Symbol();
      lastKey = now;
      timer ??= setTimeout(flush, WAIT);
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

/** While a field hands text over: the stretch of typing without a rest that it belongs to. It is undone as one step. */
export const burstOfTyping = (): symbol | undefined => burst;
