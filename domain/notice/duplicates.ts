import type { NoticedEmployee } from './notice';

/** How two people look the same. The same personnel reference is refused; the others are shown to look at. */
export type DuplicateKind = 'personnel_reference' | 'email' | 'name_and_start';

export type DuplicateKey = { readonly kind: DuplicateKind; readonly key: string };

export type DuplicateGroup<T> = { readonly kind: DuplicateKind; readonly members: readonly T[] };

/**
 * The keys under which an employee can be found again, within a notice or in earlier ones.
 * They hold personal data: compare them where the data are, never log or send them.
 */
export function duplicateKeys(employee: NoticedEmployee): DuplicateKey[] {
  const keys: DuplicateKey[] = [{ kind: 'personnel_reference', key: fold(employee.personnelReference) }];
  if (employee.email !== undefined) keys.push({ kind: 'email', key: fold(employee.email) });
  const first = employee.givenName ?? employee.initials;
  if (employee.familyName !== undefined && first !== undefined && employee.employedSince !== undefined) {
    const name = [first, employee.namePrefix ?? '', employee.familyName].map(fold).join('|');
    keys.push({ kind: 'name_and_start', key: `${name}|${employee.employedSince}` });
  }
  return keys;
}

/** Groups of two or more that share a key, in order of first appearance. `of` reads the employee of an item. */
export function findDuplicates<T>(
  items: readonly T[],
  of: (item: T) => NoticedEmployee,
): DuplicateGroup<T>[] {
  const groups = new Map<string, { kind: DuplicateKind; members: T[] }>();
  for (const item of items) {
    for (const { kind, key } of duplicateKeys(of(item))) {
      const group = groups.get(`${kind} ${key}`);
      if (group === undefined) groups.set(`${kind} ${key}`, { kind, members: [item] });
      else group.members.push(item);
    }
  }
  return [...groups.values()].filter((group) => group.members.length > 1);
}

/** Same text apart from case, accents, dots and spaces. */
function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\s.]+/g, '');
}
