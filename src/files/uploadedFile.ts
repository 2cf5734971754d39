import { Busboy } from '@fastify/busboy';
import { ApiError } from '../errors.ts';

/** A request's body with what says how to take it apart. */
export interface Upload {
  rawBody: Buffer;
  contentType: string;
  headers: Record<string, string | undefined>;
}

/** The part of a form that carries the file. */
const PART = 'file';

/**
 * The file of a request: the body itself, or the one part named `file` of a form.
 * @throws ApiError INVALID_PARAMETER where the form is malformed, or holds no file or more than the file.
 */
export async function readUploadedFile({ rawBody, contentType, headers }: Upload): Promise<Buffer> {
  return contentType === 'multipart/form-data' ? readPart(rawBody, headers['content-type'] ?? '') : rawBody;
}

function readPart(body: Buffer, contentType: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    let files = 0;
    const refuse = (message: string) =>
      reject(
        new ApiError('INVALID_PARAMETER', `The form ${message}.`, {
          details: [{ path: PART, code: 'malformed', message }],
        }),
      );
    const malformed = () => refuse('is malformed or was cut off');
    try {
      const form = new Busboy({
        headers: { 'content-type': contentType },
        limits: { files: 2, fields: 1, parts: 3 },
        isPartAFile: (name) => name === PART,
      });
      form.on('file', (_name, stream) => {
        files++;
        stream.on('data', (piece: Buffer) => pieces.push(piece));
        stream.on('error', malformed);
      });
      form.on('field', (name) =>
        refuse(`has a part named "${name.slice(0, 40)}"; options are query parameters`),
      );
      form.on('error', malformed);
      form.on('finish', () => {
        if (files === 1) resolve(Buffer.concat(pieces));
        else refuse(files === 0 ? 'has no part named "file"' : 'has more than one file');
      });
      form.end(body);
    } catch {
      malformed();
    }
  });
}
