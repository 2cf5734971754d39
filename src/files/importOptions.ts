import type { LayoutOverrides } from './csv/layout.ts';
import type { AccountSelector } from './importTarget.ts';

/** What a request asks for: how to read the file, and whose account its rows are. */
export interface ImportOptions {
  layout: LayoutOverrides;
  target: AccountSelector;
}
