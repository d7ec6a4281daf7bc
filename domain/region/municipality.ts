import type { PlainDate } from '../shared/dates';

/**
 * A municipality in a period. Rows come in from outside (CBS, by year): borders and names change, so nothing
 * here is typed in, except what became of former municipalities (`former-municipalities.ts`).
 */
export type Municipality = {
  /** `GM` and four digits (CBS). */
  readonly code: string;
  /** CBS name, with the suffix CBS gives to double names: `Bergen (NH.)`. */
  readonly name: string;
  readonly province: string;
  /** WMCO work area, a to f: another border than the region (domain 3.1). */
  readonly workArea: string;
  /** Labour-market region, our own short name: `noordoost-brabant`. */
  readonly regionCode: string;
  readonly validFrom: PlainDate;
  /** First day on which it no longer existed. */
  readonly validTo?: PlainDate;
  /** What it went into; more than one when it was split. */
  readonly successorCodes: readonly string[];
};

/** True when the municipality existed on a day. */
export function existsAt(municipality: Municipality, day: PlainDate): boolean {
  return municipality.validFrom <= day && (municipality.validTo === undefined || day < municipality.validTo);
}
