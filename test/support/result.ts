import type { Result } from '../../shared/result.ts';

/** The value of a result that must be one; throws with the reason when it is a failure. */
export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.failure.code} ${JSON.stringify(result.failure.detail)}`);
  return result.value;
}
