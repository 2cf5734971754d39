/** Prints the result of a command that has --json: one JSON text on standard output. */
export const printJson = (result: object): void => console.log(JSON.stringify(result, null, 2));
