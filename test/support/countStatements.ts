/**
 * Counts the statements of a source tree in the compiler's syntax tree, so that line breaks, comments and
 * formatting do not affect the result.
 *
 *     node --import tsx test/support/countStatements.ts [root of a checkout] [folder of src to leave out …]
 *
 * A statement is one by TypeScript's grammar, at any depth, including declarations, types and imports, but not
 * blocks and empty statements. `nodes` counts all nodes of the tree, so that rewriting statements as expressions
 * hides nothing. The sandbox is left out by default.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';

interface Counts {
  files: number;
  statements: number;
  typesAndImports: number;
  nodes: number;
}

const TYPES_AND_IMPORTS = new Set([
  ts.SyntaxKind.ImportDeclaration,
  ts.SyntaxKind.ExportDeclaration,
  ts.SyntaxKind.ExportAssignment,
  ts.SyntaxKind.InterfaceDeclaration,
  ts.SyntaxKind.TypeAliasDeclaration,
]);
const CODE_DECLARATIONS = new Set([ts.SyntaxKind.FunctionDeclaration, ts.SyntaxKind.ClassDeclaration]);

const [root = '.', ...folders] = process.argv.slice(2);
const src = join(resolve(root), 'src');
const leftOut = folders.length > 0 ? folders : ['sandbox'];

const total = noCounts();
const byFolder = new Map<string, Counts>();
for (const file of readdirSync(src, { recursive: true, encoding: 'utf8' }).sort()) {
  const [folder = ''] = file.split('/');
  if (!file.endsWith('.ts') || leftOut.includes(folder)) continue;
  const tree = ts.createSourceFile(file, readFileSync(join(src, file), 'utf8'), ts.ScriptTarget.Latest);
  const ofFolder = byFolder.get(folder) ?? noCounts();
  byFolder.set(folder, ofFolder);
  for (const counts of [ofFolder, total]) {
    counts.files++;
    addNode(tree, counts);
  }
}
console.table({ ...Object.fromEntries(byFolder), total });

function noCounts(): Counts {
  return { files: 0, statements: 0, typesAndImports: 0, nodes: 0 };
}

function addNode(node: ts.Node, counts: Counts): void {
  const { kind } = node;
  const isTypeOrImport = TYPES_AND_IMPORTS.has(kind);
  const isExecuted = kind >= ts.SyntaxKind.FirstStatement && kind <= ts.SyntaxKind.LastStatement;
  counts.nodes++;
  if (isTypeOrImport) counts.typesAndImports++;
  if (isTypeOrImport || isExecuted || CODE_DECLARATIONS.has(kind)) counts.statements++;
  ts.forEachChild(node, (child) => addNode(child, counts));
}
