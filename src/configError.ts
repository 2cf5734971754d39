/** A setting is missing or invalid. The message names it and its valid values. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}
