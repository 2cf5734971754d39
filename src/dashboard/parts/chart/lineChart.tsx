import { useId, useRef } from 'preact/hooks';
import type { Decimal } from '../../money.ts';
import { Grid } from './grid.tsx';
import { looseTicks, scaleTo } from './scale.ts';
import { useSize } from './useSize.ts';

export interface LinePoint {
  key: string;
  value: Decimal;
  /** Whether the line starts anew here, because the point before is about something else. */
  isBreak?: boolean;
  /** What a screen reader says. */
  description: string;
}

const TOP = 10;
const BOTTOM = 26;
const LEFT = 46;
const RIGHT = 6;

/** A line over time. The arrow keys and the pointer choose a point; whoever shows the chart shows its value. */
export function LineChart({
  points,
  labels,
  currency,
  title,
  active,
  onActive,
}: {
  points: LinePoint[];
  /** Names of some of the points, written below them. */
  labels: { key: string; label: string }[];
  currency: string | null;
  title: string;
  active: string | null;
  onActive: (key: string | null) => void;
}) {
  const frame = useRef<HTMLDivElement>(null);
  const gradient = useId();
  const { width, height } = useSize(frame);
  const bottom = height - BOTTOM;
  const values = points.map(({ value }) => Number(value));
  const ticks = looseTicks(Math.min(...values), Math.max(...values));
  const y = scaleTo(ticks, TOP, bottom);
  const x = (position: number) =>
    LEFT + 4 + (position / Math.max(1, points.length - 1)) * (width - LEFT - RIGHT - 4);
  const runs: number[][] = [];
  for (const [position, { isBreak }] of points.entries()) {
    if (isBreak || runs.length === 0) runs.push([]);
    runs.at(-1)?.push(position);
  }
  const trace = (run: number[]) =>
    run.map((position) => `${x(position).toFixed(1)} ${y(values[position] ?? 0).toFixed(1)}`).join('L');
  const chosen = points.findIndex(({ key }) => key === active);
  const shown = chosen < 0 ? points.length - 1 : chosen;

  function choose(position: number): void {
    onActive(points[Math.min(Math.max(0, position), points.length - 1)]?.key ?? null);
  }

  function press(event: KeyboardEvent): void {
    const step = { ArrowLeft: -1, ArrowRight: 1, PageDown: -30, PageUp: 30 }[event.key];
    const end = { Home: 0, End: points.length - 1 }[event.key];
    if (step === undefined && end === undefined) return;
    event.preventDefault();
    choose(end ?? shown + (step ?? 0));
  }

  return (
    <div
      ref={frame}
      class="chart line"
      role="slider"
      tabIndex={0}
      aria-label={title}
      aria-valuemin={0}
      aria-valuemax={points.length - 1}
      aria-valuenow={shown}
      aria-valuetext={points[shown]?.description}
      onKeyDown={press}
      onBlur={() => onActive(null)}
      onPointerLeave={() => onActive(null)}
      onPointerMove={(event) => {
        const { left } = event.currentTarget.getBoundingClientRect();
        const share = (event.clientX - left - LEFT - 4) / Math.max(1, width - LEFT - RIGHT - 4);
        choose(Math.round(share * (points.length - 1)));
      }}
    >
      {width > 0 && points.length > 1 && (
        <svg width={width} height={height} aria-hidden="true">
          <defs>
            <linearGradient id={gradient} x1="0" y1="0" x2="0" y2="1">
              <stop offset="0" class="chart-shade-top" />
              <stop offset="1" class="chart-shade-end" />
            </linearGradient>
          </defs>
          <Grid ticks={ticks} y={y} left={LEFT} right={width} currency={currency} />
          {runs.map((run) => (
            <g key={run[0]}>
              <path
                fill={`url(#${gradient})`}
                d={`M${trace(run)}L${x(run.at(-1) ?? 0)} ${bottom}L${x(run[0] ?? 0)} ${bottom}z`}
              />
              <path class="chart-stroke" d={`M${trace(run)}`} />
            </g>
          ))}
          {labels.map(({ key, label }) => {
            const position = points.findIndex((point) => point.key === key);
            return (
              <text key={key} class="chart-label" x={x(position)} y={height - 7} text-anchor="middle">
                {label}
              </text>
            );
          })}
          {chosen >= 0 && <line class="chart-cursor" x1={x(chosen)} x2={x(chosen)} y1={TOP} y2={bottom} />}
          <circle class="chart-point" cx={x(shown)} cy={y(values[shown] ?? 0)} r="4" />
        </svg>
      )}
    </div>
  );
}
