import type { LayoutWishes } from '../providers/csv/layout.ts';
import type { TargetWishes } from './csvTarget.ts';

/** What a request asks for: how to read the file, and whose account its rows are. */
export interface CsvWishes {
  layout: LayoutWishes;
  target: TargetWishes;
}
