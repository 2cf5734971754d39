// Made from openapi/ by `make generate`. Change the contract, not this file.
export const routes = [
  {"operationId":"getHealth","method":"get","path":"/health","scope":null,"contentTypes":[],"bodyRequired":false,"query":{},"statuses":[200,400,500]},
  {"operationId":"getLiveness","method":"get","path":"/health/live","scope":null,"contentTypes":[],"bodyRequired":false,"query":{},"statuses":[200,400,500]},
  {"operationId":"getReadiness","method":"get","path":"/health/ready","scope":null,"contentTypes":[],"bodyRequired":false,"query":{},"statuses":[200,400,500,503]},
  {"operationId":"getVersion","method":"get","path":"/api/v1/version","scope":null,"contentTypes":[],"bodyRequired":false,"query":{},"statuses":[200,400,500]},
  {"operationId":"listUsers","method":"get","path":"/api/v1/users","scope":"read_only","contentTypes":[],"bodyRequired":false,"query":{"limit":"integer","cursor":"string"},"statuses":[200,400,401,429,500,503]},
  {"operationId":"createUser","method":"post","path":"/api/v1/users","scope":"full_access","contentTypes":["application/json"],"bodyRequired":true,"query":{},"statuses":[201,400,401,403,409,413,415,422,429,500,503]},
  {"operationId":"getUser","method":"get","path":"/api/v1/users/{id}","scope":"read_only","contentTypes":[],"bodyRequired":false,"query":{},"statuses":[200,400,401,404,429,500,503]},
  {"operationId":"updateUser","method":"patch","path":"/api/v1/users/{id}","scope":"full_access","contentTypes":["application/json"],"bodyRequired":true,"query":{},"statuses":[200,400,401,403,404,409,413,415,422,429,500,503]},
  {"operationId":"deleteUser","method":"delete","path":"/api/v1/users/{id}","scope":"full_access","contentTypes":[],"bodyRequired":false,"query":{},"statuses":[204,400,401,403,404,409,429,500,503]},
  {"operationId":"listApiKeys","method":"get","path":"/api/v1/api-keys","scope":"full_access","contentTypes":[],"bodyRequired":false,"query":{"limit":"integer","cursor":"string"},"statuses":[200,400,401,403,429,500,503]},
  {"operationId":"createApiKey","method":"post","path":"/api/v1/api-keys","scope":"full_access","contentTypes":["application/json"],"bodyRequired":true,"query":{},"statuses":[201,400,401,403,413,415,422,429,500,503]},
  {"operationId":"revokeApiKey","method":"delete","path":"/api/v1/api-keys/{id}","scope":"full_access","contentTypes":[],"bodyRequired":false,"query":{},"statuses":[204,400,401,403,404,429,500,503]},
  {"operationId":"getCurrentApiKey","method":"get","path":"/api/v1/api-keys/current","scope":"read_only","contentTypes":[],"bodyRequired":false,"query":{},"statuses":[200,400,401,429,500,503]},
];
