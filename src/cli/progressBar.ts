const WIDTH = 30;

/** Draws a bar on one line of a terminal, or prints a line for each tenth if there is no terminal. */
export function createProgressBar(label: string, output: NodeJS.WriteStream = process.stderr) {
  let lastTenth = -1;
  return {
    /** `part` is from 0 to 1; `note` describes the progress in words. */
    show(part: number, note: string): void {
      const done = Math.min(1, Math.max(0, part));
      if (output.isTTY) {
        const filled = Math.round(done * WIDTH);
        output.write(`\r${label} ${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${note}\u001B[K`);
        return;
      }
      const tenth = Math.floor(done * 10);
      if (tenth > lastTenth) output.write(`${label} ${tenth * 10} % ${note}\n`);
      lastTenth = tenth;
    },
    end(): void {
      if (output.isTTY) output.write('\n');
    },
  };
}
