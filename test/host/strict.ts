// The host offers only what the app uses. Anything else throws at once, with its name.
const ALWAYS = new Set(['then', 'toJSON', 'constructor', 'default', 'inspect']);

/** Wraps an object so that a member it lacks is an error and not `undefined`. */
export function strict<T extends object>(name: string, target: T): T {
  return new Proxy(target, {
    get(object, key, receiver) {
      if (typeof key === 'symbol' || key in object || ALWAYS.has(key) || key.startsWith('_')) return Reflect.get(object, key, receiver);
      throw new Error(`test host: ${name}.${key} is not supported`);
    },
  });
}
