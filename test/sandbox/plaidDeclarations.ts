import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import ts from 'typescript';

/**
 * The types of the `plaid` package are generated from Plaid's published OpenAPI document. They define what a
 * response may contain: required fields, types, nullable fields and enum values.
 */
export interface PlaidDeclarations {
  /** Returns a sentence for each difference between a value and the declared type of that name. */
  differences(typeName: string, value: unknown): string[];
  /** Returns the fields of an interface. */
  fieldsOf(typeName: string): { name: string; isRequired: boolean }[];
}

export function readPlaidDeclarations(): PlaidDeclarations {
  const entry = createRequire(import.meta.url).resolve('plaid');
  const file = join(dirname(entry), 'api.d.ts');
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, false);
  const declared = new Map<string, ts.Statement>();
  for (const statement of source.statements) {
    if (
      ts.isInterfaceDeclaration(statement) ||
      ts.isEnumDeclaration(statement) ||
      ts.isTypeAliasDeclaration(statement)
    ) {
      declared.set(statement.name.text, statement);
    }
  }

  function named(name: string, value: unknown, path: string): string[] {
    const declaration = declared.get(name);
    if (!declaration) throw new Error(`The plaid package declares no ${name}.`);
    if (ts.isTypeAliasDeclaration(declaration)) return typed(declaration.type, value, path);
    if (ts.isEnumDeclaration(declaration)) {
      const values = declaration.members.map(({ initializer }) =>
        initializer && ts.isStringLiteral(initializer) ? initializer.text : undefined,
      );
      return values.some((each) => each === value)
        ? []
        : [`${path} is ${show(value)}, which is no value of ${name}`];
    }
    if (ts.isInterfaceDeclaration(declaration)) return fields(name, declaration.members, value, path);
    throw new Error(`${name} is declared in a way that this reader does not support.`);
  }

  function fields(name: string, members: readonly ts.TypeElement[], value: unknown, path: string): string[] {
    if (!isObject(value)) return [`${path} is ${show(value)} and no ${name}`];
    const properties = members.filter(ts.isPropertySignature);
    const index = members.find(ts.isIndexSignatureDeclaration);
    const known = new Map(properties.map((property) => [textOfName(property.name), property]));
    const missing = [...known]
      .filter(([field, property]) => !property.questionToken && !Object.hasOwn(value, field))
      .map(([field]) => `${path}.${field} is missing, which ${name} requires`);
    const wrong = Object.entries(value).flatMap(([field, each]) => {
      const type = known.get(field)?.type ?? index?.type;
      if (!type) return [`${path}.${field} is not a field of ${name}`];
      return typed(type, each, `${path}.${field}`);
    });
    return [...missing, ...wrong];
  }

  function typed(type: ts.TypeNode, value: unknown, path: string): string[] {
    const is = (name: string) => (typeof value === name ? [] : [`${path} is ${show(value)} and no ${name}`]);
    if (ts.isUnionTypeNode(type)) {
      const attempts = type.types.map((each) => typed(each, value, path));
      if (attempts.some((found) => found.length === 0)) return [];
      // A value that is not null is compared with the branch that is not null.
      return attempts.find((_, position) => !isNullType(type.types[position])) ?? [];
    }
    if (ts.isParenthesizedTypeNode(type)) return typed(type.type, value, path);
    if (ts.isArrayTypeNode(type)) return listed(type.elementType, value, path);
    if (ts.isTypeLiteralNode(type)) return fields('that object', type.members, value, path);
    if (ts.isTypeReferenceNode(type)) {
      const name = ts.isIdentifier(type.typeName) ? type.typeName.text : '';
      const element = type.typeArguments?.[0];
      return name === 'Array' && element ? listed(element, value, path) : named(name, value, path);
    }
    if (ts.isLiteralTypeNode(type)) {
      const { literal } = type;
      if (literal.kind === ts.SyntaxKind.NullKeyword) return value === null ? [] : [`${path} is not null`];
      if (ts.isStringLiteral(literal)) return value === literal.text ? [] : [`${path} is ${show(value)}`];
    }
    if (type.kind === ts.SyntaxKind.StringKeyword) return is('string');
    if (type.kind === ts.SyntaxKind.NumberKeyword) return is('number');
    if (type.kind === ts.SyntaxKind.BooleanKeyword) return is('boolean');
    if (type.kind === ts.SyntaxKind.AnyKeyword) return [];
    if (type.kind === ts.SyntaxKind.ObjectKeyword) return isObject(value) ? [] : [`${path} is no object`];
    throw new Error(`${path} has a type that this reader does not support (${ts.SyntaxKind[type.kind]}).`);
  }

  function listed(element: ts.TypeNode, value: unknown, path: string): string[] {
    if (!Array.isArray(value)) return [`${path} is ${show(value)} and no list`];
    return value.flatMap((each, position) => typed(element, each, `${path}[${position}]`));
  }

  return {
    differences: (typeName, value) => named(typeName, value, typeName),
    fieldsOf(typeName) {
      const declaration = declared.get(typeName);
      if (!declaration || !ts.isInterfaceDeclaration(declaration))
        throw new Error(`The plaid package declares no interface ${typeName}.`);
      return declaration.members
        .filter(ts.isPropertySignature)
        .map(({ name, questionToken }) => ({ name: textOfName(name), isRequired: !questionToken }));
    },
  };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const isNullType = (type: ts.TypeNode | undefined): boolean =>
  type !== undefined && ts.isLiteralTypeNode(type) && type.literal.kind === ts.SyntaxKind.NullKeyword;

function textOfName(name: ts.PropertyName): string {
  if (ts.isIdentifier(name) || ts.isStringLiteral(name)) return name.text;
  throw new Error('A field has a kind of name that this reader does not support.');
}

const show = (value: unknown): string => JSON.stringify(value)?.slice(0, 60) ?? String(value);
