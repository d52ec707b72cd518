/** Stock `peer` as its documentation embeds it in an application, for comparison. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { ExpressPeerServer } from 'peer';

const app = express();
const http = createServer(app);
// Its own default, unless somebody wants to know how it would be with more.
const concurrent_limit = Number(process.env['SOCKETS'] ?? 5_000);
app.use('/', ExpressPeerServer(http, { path: '/', concurrent_limit }));
http.listen(0, '127.0.0.1');
await once(http, 'listening');
console.log(`Visavi is at http://127.0.0.1:${(http.address() as AddressInfo).port}/`);
