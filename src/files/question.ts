import { ApiError } from '../errors.ts';

/** Something that a file does not show and nothing else proves. A parameter answers it. */
export interface Question {
  parameter: string;
  message: string;
  /** The values that the parameter can take for this file; empty if any value is possible. */
  choices: string[];
  /** What the file would become with each choice, taken from its own rows. */
  shown: { choice: string; reading: string }[];
}

/** The error that asks: the same file with the parameters that answer the questions can be imported. */
export function questionError(questions: Question[]): ApiError {
  const parameters = questions.map(({ parameter }) => parameter).join(', ');
  const open = questions.length === 1 ? 'a question' : 'questions';
  return new ApiError('IMPORT_QUESTION', `The file leaves ${open} open. Send it again with ${parameters}.`, {
    details: questions.map(({ parameter, message }) => ({ path: parameter, code: 'undecided', message })),
    questions,
  });
}
