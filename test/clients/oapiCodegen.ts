import { join } from 'node:path';
import type { ClientGenerator } from './clientGenerator.ts';
import { compileGoProgram, goProgram, makeGoModule } from './goProgram.ts';
import { runTool } from './runTool.ts';
import { OAPI_CODEGEN } from './versions.ts';

export const oapiCodegen: ClientGenerator = {
  name: 'oapi-codegen',
  version: OAPI_CODEGEN.version,
  tools: { go: 'version' },
  harmlessWarnings: [],

  async generate(workspace) {
    const client = await makeGoModule(workspace, OAPI_CODEGEN.libraries);
    const bin = join(workspace.folder, 'bin');
    await runTool(['go', 'install', `${OAPI_CODEGEN.module}@${OAPI_CODEGEN.version}`], {
      env: { GOBIN: bin },
    });
    const output = ['-package', 'breadbox', '-o', join(client, 'client.go')];
    return runTool([join(bin, 'oapi-codegen'), '-generate', 'types,client', ...output, workspace.contract]);
  },

  compile: (workspace) => compileGoProgram(workspace, 'oapi-codegen.go'),
  program: goProgram,
};
