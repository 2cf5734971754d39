/** A number of degrees that a text always gets, for its colour. */
function hueOf(text: string): number {
  let hash = 7;
  for (const character of text) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 360_007;
  return hash % 360;
}

/** The first letter of a name on a soft colour of its own. */
export function Avatar({ name, square = false }: { name: string; square?: boolean }) {
  const [first = '?'] = name.trim().match(/[\p{L}\p{N}]/u) ?? [];
  return (
    <span
      class={square ? 'avatar hued square' : 'avatar hued'}
      style={{ '--hue': String(hueOf(name)) }}
      aria-hidden="true"
    >
      {first.toUpperCase()}
    </span>
  );
}

export function Dot({ hue }: { hue: number | null }) {
  return (
    <span class={hue === null ? 'dot' : 'dot hued'} style={hue === null ? {} : { '--hue': String(hue) }} />
  );
}
