import { copyFileSync, createReadStream, mkdirSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildPythonRuntime, fileNames, pythonFolder, switchSource } from './python/build.mjs';
import { compressBeside, compressed } from './python/compress.mjs';

/** The folder of the runtime below the base path; the worker's script is in `worker/` beside the versions. */
const folder = 'python';

const virtual = 'virtual:python-runtime';
const types = { '.mjs': 'text/javascript', '.wasm': 'application/wasm', '.txt': 'text/plain; charset=utf-8' };

/** Bytes that a first visit downloads: compressed in a build; the dev server sends the files as they are. */
const downloadOf = async (runtime, building) => {
  const sizes = Object.values(fileNames).map(async (name) => {
    const file = path.join(runtime.folder, name);
    return statSync(building ? await compressed(file, 'br') : file).size;
  });
  return (await Promise.all(sizes)).reduce((sum, bytes) => sum + bytes, 0);
};

/** The text of `virtual:python-runtime`; `pythonRuntime.d.ts` says what it holds. */
const moduleText = async (building) => {
  const runtime = await buildPythonRuntime();
  const below = `/${folder}/${runtime.name}/`;
  const files = Object.entries(fileNames).map(([purpose, name]) => {
    const { bytes } = runtime.files.find((file) => file.name === name);
    return [purpose, { path: below + name, bytes }];
  });
  return Object.entries({
    folder: below,
    files: Object.fromEntries(files),
    downloadBytes: await downloadOf(runtime, building),
    modules: runtime.modules,
  })
    .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`)
    .join('\n');
};

const vitePlugin = () => {
  let building = true;
  return {
    name: 'python-runtime',
    configResolved: ({ command }) => {
      building = command === 'build';
    },
    resolveId: (id) => (id === virtual ? `\0${virtual}` : undefined),
    load: (id) => (id === `\0${virtual}` ? moduleText(building) : undefined),
    configureServer: (server) => {
      const sources = [pythonFolder, switchSource];
      server.watcher.add(sources);
      server.watcher.on('all', (_event, file) => {
        if (!sources.some((source) => file.startsWith(source))) return;
        for (const environment of Object.values(server.environments)) {
          const known = environment.moduleGraph.getModuleById(`\0${virtual}`);
          if (known) environment.moduleGraph.invalidateModule(known);
        }
        server.ws.send({ type: 'full-reload' });
      });
      server.middlewares.use(
        `${server.config.base.replace(/\/?$/, '/')}${folder}/`,
        async (request, response, next) => {
          // A rejection would end the dev server; a syntax error in our Python is one.
          const runtime = await buildPythonRuntime().catch(next);
          if (!runtime) return;
          const { pathname } = new URL(request.url, 'http://localhost');
          const file = runtime.files.find(({ name }) => pathname === `/${runtime.name}/${name}`);
          if (!file) {
            next();
            return;
          }
          response.setHeader('Content-Type', types[path.extname(file.name)] ?? 'application/octet-stream');
          response.setHeader('Content-Length', file.bytes);
          createReadStream(path.join(runtime.folder, file.name)).pipe(response);
        },
      );
    },
  };
};

/** Puts the files that the page's own Python starts from into `dist/python/`, each with its `.br` and `.gz`. */
export const pythonRuntime = () => ({
  name: 'python-runtime',
  hooks: {
    'astro:config:setup': ({ updateConfig }) => {
      const names = {
        entryFileNames: `${folder}/worker/[name]-[hash].js`,
        chunkFileNames: `${folder}/worker/[name]-[hash].js`,
        assetFileNames: `${folder}/worker/[name]-[hash][extname]`,
      };
      updateConfig({
        vite: {
          plugins: [vitePlugin()],
          // A worker obeys the policy sent with its own script: a folder of its own can have a header of its own.
          worker: { format: 'es', plugins: () => [vitePlugin()], rolldownOptions: { output: names } },
        },
      });
    },
    'astro:build:done': async ({ dir, logger }) => {
      const runtime = await buildPythonRuntime();
      const built = path.join(fileURLToPath(dir), folder);
      const target = path.join(built, runtime.name);
      mkdirSync(target, { recursive: true });
      for (const { name } of runtime.files) copyFileSync(path.join(runtime.folder, name), path.join(target, name));
      const files = readdirSync(built, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
      await Promise.all(files.map(({ parentPath, name }) => compressBeside(path.join(parentPath, name))));
      logger.info(`${runtime.name}: ${await downloadOf(runtime, true)} bytes to download`);
    },
  },
});
