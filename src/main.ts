import { serve } from './cli/serve.ts';

await serve(process.argv.slice(2), process.env);
// Agenda leaves timers behind when it has drained; nothing that matters waits for them.
process.exit();
