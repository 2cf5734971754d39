import { type Client, createClient } from '../../../generated/client/index.ts';
import { readExactJson, writeExactJson } from '../../exactJson.ts';
import type { ServerAddress } from './findServer.ts';
import { type Column, formatTable } from './table.ts';
import { describeTerminal, type Terminal } from './terminal.ts';

export interface CommonOptions {
  json?: boolean;
}

/** Where a command prints. */
export interface Output {
  terminal: Terminal;
  isJson: boolean;
  /** Prints an answer of the API if the command has --json, and else calls `show`. */
  print(answer: unknown, show: () => void): void;
  /**
   * Prints a table; `none` is the sentence for no rows. With --json it goes to standard error, for the person who is
   * asked something, because the output is one JSON text.
   */
  table<Row>(rows: readonly Row[], columns: readonly Column<Row>[], none: string): void;
  /** Prints a line on standard output: the result. */
  line(text: string): void;
  /** Prints a line on standard error: what a person should know, and a script need not read. */
  note(text: string): void;
}

/** What a command that talks to a server works with. */
export interface Session extends Output {
  client: Client;
  server: ServerAddress;
}

export function openSession(options: CommonOptions, server: ServerAddress, env: NodeJS.ProcessEnv): Session {
  const client = createClient({ baseUrl: server.url, apiKey: server.apiKey, parseJson: readExactJson });
  return { client, server, ...createOutput(options, env) };
}

export function createOutput({ json = false }: CommonOptions, env: NodeJS.ProcessEnv): Output {
  const terminal = describeTerminal(process.stdout, env);
  const line = (text: string) => void process.stdout.write(`${text}\n`);
  const note = (text: string) => void process.stderr.write(`${text}\n`);
  return {
    terminal,
    isJson: json,
    line,
    note,
    print: (answer, show) => (json ? line(writeExactJson(answer, 2)) : show()),
    table(rows, columns, none) {
      if (rows.length === 0) note(none);
      else (json ? note : line)(formatTable(rows, columns, terminal));
    },
  };
}
