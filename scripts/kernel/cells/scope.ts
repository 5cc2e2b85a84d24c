/** How a cell's name is read, and written if it is a variable. The cell itself says so before it starts. */
export type Names = { [name: string]: [get: () => unknown, set?: (value: unknown) => void] };

/** The names of all cells so far, as later cells see them: `exports.name`. */
export type Scope = { [name: string]: unknown };

/**
 * Gives later cells access to a cell's names: to a variable as it stands at any time, to everything else by its value.
 * A cell that failed leaves what it had got; a name that had no value yet says so to whoever uses it.
 *
 * @param failed the label of a cell that failed
 */
export function share(scope: Scope, names: Names, failed?: string): void {
  for (const [name, [get, set]] of Object.entries(names)) {
    const define = (descriptor: PropertyDescriptor) =>
      Object.defineProperty(scope, name, { ...descriptor, configurable: true, enumerable: true });
    try {
      const value = get();
      define(set ? { get, set } : { value, writable: true });
    } catch (error) {
      if (!(error instanceof ReferenceError)) throw error;
      if (failed) define({ get: () => missing(name, failed), set: (value) => define({ value, writable: true }) });
      // otherwise it is known to the compiler only: `declare const x: number`
    }
  }
}

function missing(name: string, cell: string): never {
  throw new ReferenceError(`${name} has no value: ${cell} failed before it got one. Run that cell again.`);
}

/**
 * An object whose properties are redefined becomes a hash table to V8, ten times slower in a loop. What serves as a
 * prototype of something that is read from becomes fast again.
 */
export function makeFast(scope: Scope): void {
  const heir: Scope = Object.create(scope);
  void heir.anyName;
}
