import { ConfigError } from '../config.ts';
import { startServing } from './startServing.ts';
import { stopSignal } from './stopSignal.ts';

/** `breadbox serve [--role all|api|worker]`: runs until SIGINT or SIGTERM, then drains and stops. */
export async function serve(options: string[], env: NodeJS.ProcessEnv): Promise<void> {
  // Heard from the first moment: Ctrl-C while the database starts must not leave it running.
  const stop = stopSignal();
  const serving = await startServing({ ...env, ...role(options) });
  serving.app.context.log.info(
    { url: serving.url, role: serving.app.context.config.role },
    'breadbox started',
  );
  await stop;
  serving.app.context.log.info('breadbox stopping');
  await serving.stop();
}

function role(options: string[]): { BREADBOX_ROLE?: string } {
  if (options.length === 0) return {};
  const [name, value] = options.flatMap((option) => option.split('='));
  if (name !== '--role' || !value) throw new ConfigError('serve takes one option: --role all|api|worker.');
  return { BREADBOX_ROLE: value };
}
