import { formatCompact } from '../../money.ts';

/** The horizontal lines of a chart with their amounts. */
export function Grid({
  ticks,
  y,
  left,
  right,
  currency,
}: {
  ticks: number[];
  y: (value: number) => number;
  left: number;
  right: number;
  currency: string | null;
}) {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a group of lines cannot have the focus.
    <g aria-hidden="true">
      {ticks.map((tick) => (
        <g key={tick}>
          <line
            class={tick === 0 ? 'chart-zero' : 'chart-grid'}
            x1={left}
            x2={right}
            y1={y(tick)}
            y2={y(tick)}
          />
          <text class="chart-label amount" x={left - 10} y={y(tick)} dy="0.33em" text-anchor="end">
            {formatCompact(tick, currency)}
          </text>
        </g>
      ))}
    </g>
  );
}
