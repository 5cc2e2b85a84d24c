/** Comparing numbers: exactly unless a tolerance is given, and how far apart they are when they differ. */
import type { Tolerance } from "../../ipynb/tags.js";

/** How far numbers moved: how many of them, the largest difference and the largest relative one. */
export interface Drift {
  count: number;
  absolute: number;
  relative: number;
}

/** Equal to the bit (NaN equals NaN, −0 does not equal 0), or within the tolerance. */
export function sameNumber(stored: number, fresh: number, tolerance?: Tolerance): boolean {
  if (Object.is(stored, fresh)) return true;
  if (!tolerance) return false;
  return Math.abs(fresh - stored) <= tolerance.atol + tolerance.rtol * Math.abs(stored);
}

/** Collects drift while two values are compared. */
export class DriftMeter {
  private count = 0;
  private absolute = 0;
  private relative = 0;

  add(stored: number, fresh: number): void {
    if (Object.is(stored, fresh)) return;
    this.count += 1;
    const difference = Math.abs(fresh - stored);
    if (!Number.isFinite(difference)) {
      this.absolute = this.relative = Number.POSITIVE_INFINITY;
      return;
    }
    this.absolute = Math.max(this.absolute, difference);
    if (difference > 0) this.relative = Math.max(this.relative, difference / Math.abs(stored));
  }

  get drift(): Drift | undefined {
    return this.count ? { count: this.count, absolute: this.absolute, relative: this.relative } : undefined;
  }
}
