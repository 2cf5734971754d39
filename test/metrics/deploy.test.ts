import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { createMetrics } from '../../src/metrics/createMetrics.ts';
import { readPrometheusText } from '../support/prometheusText.ts';
import { startTestApp } from '../support/testApp.ts';

const folder = join(import.meta.dirname, '../../deploy');
const alerts = join(folder, 'prometheus-alerts.yml');
const dashboard = JSON.parse(readFileSync(join(folder, 'grafana-operations.json'), 'utf8'));

describe('the alert rules and the dashboard of deploy/', () => {
  it('name only metrics that exist', async () => {
    const app = await startTestApp();
    const metrics = createMetrics(app.context, { pools: () => ({}), isRunning: async () => true });
    const known = new Set(readPrometheusText(await metrics.render()).keys());
    metrics.close();
    await app.close();
    const used = `${readFileSync(alerts, 'utf8')}${JSON.stringify(dashboard)}`.match(
      /\b(breadbox|process)_\w+/g,
    );
    const unknown = (used ?? []).filter((name) => !known.has(name.replace(/_bucket$/, '')));
    expect(unknown).to.deep.equal([]);
    expect(used?.length).to.be.greaterThan(25);
  });

  it('the dashboard: panels do not overlap', () => {
    const cells = dashboard.panels.flatMap(
      ({ gridPos: { x, y, w, h } }: { gridPos: Record<'x' | 'y' | 'w' | 'h', number> }) =>
        Array.from({ length: w * h }, (_, cell) => `${x + (cell % w)} ${y + Math.floor(cell / w)}`),
    );
    expect(new Set(cells).size).to.equal(cells.length);
  });

  it('the alert rules: promtool accepts them', function () {
    const { error, status, stderr } = spawnSync('promtool', ['check', 'rules', alerts], { encoding: 'utf8' });
    if (error) {
      console.log('      skipped: promtool is not installed');
      this.skip();
    }
    expect(status, stderr).to.equal(0);
  });
});
