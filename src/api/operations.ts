import type { Operations } from '../http/operation.ts';
import { createApiKey } from './api-keys/createApiKey.ts';
import { getCurrentApiKey } from './api-keys/getCurrentApiKey.ts';
import { listApiKeys } from './api-keys/listApiKeys.ts';
import { revokeApiKey } from './api-keys/revokeApiKey.ts';
import { getHealth } from './health/getHealth.ts';
import { getLiveness } from './health/getLiveness.ts';
import { getReadiness } from './health/getReadiness.ts';
import { getVersion } from './health/getVersion.ts';
import { createUser } from './users/createUser.ts';
import { deleteUser } from './users/deleteUser.ts';
import { getUser } from './users/getUser.ts';
import { listUsers } from './users/listUsers.ts';
import { updateUser } from './users/updateUser.ts';

/** Every operation of the contract with its handler; one that is missing here does not compile. */
export const operations = {
  getHealth,
  getLiveness,
  getReadiness,
  getVersion,
  listUsers,
  createUser,
  getUser,
  updateUser,
  deleteUser,
  listApiKeys,
  createApiKey,
  revokeApiKey,
  getCurrentApiKey,
} satisfies Operations;
