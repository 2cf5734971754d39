/** Made from openapi/ by `make generate`. Change the contract, not this file. */

export { BreadboxError } from "../../src/client/breadboxError.ts";
export type { BreadboxErrorCode } from "../../src/client/breadboxError.ts";
export type { BreadboxEvent } from "../../src/client/streamEvents.ts";
export { createClient } from "../../src/client/createClient.ts";
export type { CallOptions, Client, ClientOptions, Input, Item, ListCall, ListId, OperationId, Output } from "../../src/client/createClient.ts";
export type { Resources } from "./resources.ts";
export type { components, operations, paths } from "../openapi.d.ts";
