import { Diagnostics } from './diagnostics.tsx';
import { Quarantine } from './quarantine.tsx';
import { ServerState } from './serverState.tsx';
import { SyncHistory } from './syncHistory.tsx';

/** Whether everything works: the server, the syncs, and what a bank sent that could not be stored. */
export default function System() {
  return (
    <>
      <header class="page-head">
        <h1>Health</h1>
      </header>
      <div class="cards">
        <ServerState />
        <Diagnostics />
        <SyncHistory />
        <Quarantine />
      </div>
    </>
  );
}
