import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { burstOfTyping, flushTyping, onTyping, startTyping, WAIT } from '../../renderer/typing.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

test('hoe iemand ook typt, ook minutenlang zonder rust: geen toets wacht langer dan een derde seconde', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 300 }), (gaps) => {
      let typed: number[] = [];
      let longest = 0;
      let handed = 0;
      const field = startTyping(() => {
        for (const at of typed) longest = Math.max(longest, performance.now() - at);
        handed += typed.length;
        typed = [];
      });
      for (const gap of gaps) {
        vi.advanceTimersByTime(gap);
        typed.push(performance.now());
        field.typed();
      }
      vi.advanceTimersByTime(WAIT);
      field.stop();
      expect(longest).toBeLessThanOrEqual(WAIT);
      expect(handed).toBe(gaps.length);
    }),
  );
});

test('wat iemand achter elkaar typt, is één stap om ongedaan te maken; na een rust begint een nieuwe', () => {
  const bursts: (symbol | undefined)[] = [];
  const field = startTyping(() => bursts.push(burstOfTyping()));
  for (let key = 0; key < 20; key++) {
    vi.advanceTimersByTime(100);
    field.typed();
  }
  vi.advanceTimersByTime(5_000);
  const first = bursts.length;
  expect(first).toBeGreaterThan(4);
  expect(new Set(bursts).size).toBe(1);
  field.typed();
  flushTyping();
  expect(bursts).toHaveLength(first + 1);
  expect(new Set(bursts).size).toBe(2);
  expect(burstOfTyping()).toBeUndefined();
  field.stop();
});

test('zolang er tekst wacht, heet niets bewaard: ook tussen twee keer doorgeven niet', () => {
  const heard: boolean[] = [];
  onTyping((typing) => heard.push(typing));
  let waiting = 0;
  const field = startTyping(() => {
    waiting = 0;
  });
  for (let key = 0; key < 20; key++) {
    vi.advanceTimersByTime(100);
    waiting++;
    field.typed();
    expect(heard.at(-1)).toBe(true);
  }
  expect(heard).not.toContain(false);
  vi.advanceTimersByTime(WAIT);
  expect(heard.at(-1)).toBe(false);
  expect(waiting).toBe(0);
  // Leaving the field hands over at once, and then nothing waits.
  field.typed();
  field.flush();
  expect(heard.slice(-2)).toEqual([true, false]);
  field.stop();
});
