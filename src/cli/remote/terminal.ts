/** What a command knows about where its output goes. */
export interface Terminal {
  /** The width of the window; null if the output goes to a file or a pipe, where nothing is shortened. */
  width: number | null;
  paint: Paint;
}

/** The look of a piece of text. Without colours each returns its text. */
export type Paint = Record<'bold' | 'dim' | 'green' | 'red' | 'yellow', (text: string) => string>;

const CODES = { bold: [1, 22], dim: [2, 22], green: [32, 39], red: [31, 39], yellow: [33, 39] } as const;

/** Colours are for a terminal alone, and never with NO_COLOR (https://no-color.org). */
export function describeTerminal(output: NodeJS.WriteStream, env: NodeJS.ProcessEnv): Terminal {
  const isPlain = !output.isTTY || Boolean(env['NO_COLOR']) || env['TERM'] === 'dumb';
  return { width: output.isTTY ? output.columns : null, paint: createPaint(!isPlain) };
}

export function createPaint(hasColours: boolean): Paint {
  const style = (name: keyof Paint) => (text: string) => {
    const [on, off] = CODES[name];
    return hasColours && text !== '' ? `\u001B[${on}m${text}\u001B[${off}m` : text;
  };
  return {
    bold: style('bold'),
    dim: style('dim'),
    green: style('green'),
    red: style('red'),
    yellow: style('yellow'),
  };
}
