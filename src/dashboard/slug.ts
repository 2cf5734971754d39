/** A slug for a name: `Überweisung & mehr` becomes `uberweisung-mehr`. Empty if the name has no Latin letter or digit. */
export const toSlug = (name: string): string =>
  name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim()
    .replaceAll(/ +/g, '-')
    .slice(0, 60);

/** The same, or a number where a name such as `猫` leaves nothing. */
export const slugFor = (name: string, kind: 'tag' | 'category'): string =>
  toSlug(name) || `${kind}-${Date.now().toString(36)}`;
