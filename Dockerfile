# syntax=docker/dockerfile:1
FROM node:22-bookworm-slim AS build
RUN apt-get update && apt-get install -y --no-install-recommends make && rm -rf /var/lib/apt/lists/*
WORKDIR /build
# Before the sources, so that a change of them does not install everything again.
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN touch node_modules/.package-lock.json && make image-tree IMAGE_TREE=/image

FROM node:22-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 BREADBOX_DATA_DIR=/data
# Nothing outside of /data is ever written: run it with --read-only and a tmpfs at /tmp.
RUN install -d -o node -g node -m 0700 /data
WORKDIR /app
COPY --from=build /image ./
USER node
VOLUME /data
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 8080}/health/live`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "dist/src/cli/breadbox.js"]
CMD ["serve"]
