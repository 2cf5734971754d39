/** A foreign program that makes a client from the contract, and how a person would use what it makes. */
export interface ClientGenerator {
  name: string;
  version: string;
  /** Commands that must be on the PATH, each with the argument that prints its version. */
  tools: Record<string, string>;
  /** Makes the client in the folder. Returns everything that was printed. */
  generate(workspace: Workspace): Promise<string>;
  /** Warnings that say nothing about the client, each with the reason. */
  harmlessWarnings: readonly { pattern: RegExp; reason: string }[];
  /** Compiles the client and the small program that uses it. Throws what the compiler says. */
  compile(workspace: Workspace): Promise<void>;
  /** The command of the program, to which its arguments are added. */
  program(workspace: Workspace): string[];
}

export interface Workspace {
  /** A temporary folder of this generator alone. */
  folder: string;
  /** The bundled contract. */
  contract: string;
  /** The folder with the small programs. */
  programs: string;
}
