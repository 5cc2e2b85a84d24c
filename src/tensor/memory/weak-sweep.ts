/**
 * Finds out, in the middle of a synchronous loop, which objects can no longer be reached. WeakRefs stay pinned for the
 * whole job, and finalizers never run in one; but in Node a script run in a context with its own microtask queue ends a
 * job of its own, which unpins them, and `gc()` can be made available at run time. V8 behaves like this but does not promise to, so it is
 * tried out before it is trusted.
 */
export interface WeakSweep {
  /** Unpins every WeakRef made or read in this job. */
  unpin(): void;
  /** Collects what cannot be reached. */
  collect(): void;
}

interface NodeProcess {
  getBuiltinModule?(name: string): any;
}

/** The means to sweep, or undefined where they do not exist (browsers) or do not work (another V8). */
export function weakSweep(): WeakSweep | undefined {
  const node = (globalThis as { process?: NodeProcess }).process;
  const vm = node?.getBuiltinModule?.("node:vm");
  const v8 = node?.getBuiltinModule?.("node:v8");
  if (!vm || !v8) return undefined;
  try {
    v8.setFlagsFromString("--expose-gc");
    const collect = vm.runInNewContext("gc") as (() => void) | undefined;
    const context = vm.createContext({}, { microtaskMode: "afterEvaluate" });
    const empty = new vm.Script("0");
    if (typeof collect !== "function") return undefined;
    // Without arguments: with any, Node 20 collects but clears no WeakRef.
    const means = { unpin: () => void empty.runInContext(context), collect: () => collect() };
    return works(means) ? means : undefined;
  } catch {
    return undefined;
  }
}

/** What is dropped must go, what is kept must stay. */
function works(means: WeakSweep): boolean {
  const kept = { numbers: [1, 2, 3] };
  const [dropped, stays] = [droppedObject(), new WeakRef(kept)];
  means.unpin();
  means.collect();
  const right = dropped.deref() === undefined && stays.deref() === kept;
  means.unpin();
  return right;
}

/** In a function of its own, so that no frame still holds the object. */
function droppedObject(): WeakRef<object> {
  return new WeakRef({ numbers: [1, 2, 3] });
}
