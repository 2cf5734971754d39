/** The exit codes of every command. */
export const EXIT_CODES = {
  done: 0,
  /** The command failed, the server refused it, or a person has to do something: an answer, a sign-in, a correction. */
  refused: 1,
  usage: 2,
  /** No server answers, or it cannot answer now. The same command may work later. */
  unavailable: 3,
  /** Ctrl-C: 128 and the number of SIGINT. */
  interrupted: 130,
} as const;

export const EXIT_CODES_HELP = `
Exit codes:
    0  done
    1  failed or refused, or a person has to do something
    2  wrong usage
    3  the server cannot be reached, or cannot answer now
  130  stopped by Ctrl-C`;

/** A command ends here, with one sentence for a person and this exit code. */
export class CommandFailure extends Error {
  override name = 'CommandFailure';
  readonly exitCode: number;

  constructor(message: string, exitCode: number = EXIT_CODES.refused) {
    super(message);
    this.exitCode = exitCode;
  }
}
