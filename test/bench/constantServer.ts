import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import Koa from 'koa';

/** `tsx constantServer.ts PORT < BODY` runs a Koa server that answers every request with the same JSON text. */
const body = await text(process.stdin);
const koa = new Koa();
koa.use((ctx) => {
  ctx.type = 'application/json';
  ctx.body = body;
});
createServer(koa.callback()).listen(Number(process.argv[2]), '127.0.0.1');
